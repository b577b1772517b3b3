# 从当前用户的 WPS 表格（Windows）卸载考评：取消登记，删除复制到本机的页面。其他加载项和 authaddin.json 不动。
# 未在真实的 WPS 上试过。

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'publish.ps1')

Test-WpsClosed
$jsAddons = Get-JsAddons
$publish = Join-Path $jsAddons 'publish.xml'
if (Test-Path -LiteralPath $publish) {
  $text = Read-Publish $publish
  $rest = Remove-Own $text
  if ($rest -cne $text) {
    Save-Publish $publish $rest
    Write-Host "已取消登记：$publish"
  } else {
    Write-Host "没有登记，无需修改：$publish"
  }
}
if (Test-Path -LiteralPath $jsAddons) {
  Get-ChildItem -LiteralPath $jsAddons -Directory | Where-Object { $_.Name -match '^kaoping_\d+\.\d+\.\d+(\.new)?$' } | Remove-Item -Recurse -Force
}
Write-Host '卸载完成。'
