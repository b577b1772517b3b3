# 把考评装到当前用户的 WPS 表格（Windows）。不需要管理员权限，也不需要任何服务。
#
#   install-wps.ps1                                        页面复制到本机，由 WPS 直接打开
#   install-wps.ps1 -Url https://服务器/kaoping/wps/        页面放在本单位的服务器上
#
# 两种写法取自金山的打包工具 wpsjs 2.2.3（见 docs/admin.zh-CN.md）。未在真实的 WPS 上试过。
param([string]$Url = '')

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'publish.ps1')

$Version = '@VERSION@'
$jsAddons = Get-JsAddons
# 先看登记能不能改，再复制。
$publish = Join-Path $jsAddons 'publish.xml'
if (Test-Path -LiteralPath $publish) { $text = Read-Publish $publish } else { $text = $EmptyFile }

# 登录脚本每天运行：已经装好、WPS 又在运行的，什么都不用做。
if ($Url) { $wanted = $Url } else { $wanted = "${Name}_$Version" }
$isComplete = $Url -or (Test-Path -LiteralPath (Join-Path (Join-Path $jsAddons $wanted) 'ribbon.xml'))
if ($isComplete -and (Test-Own $text $wanted) -and @(Get-RunningWps).Count -gt 0) {
  Write-Host "已装好，无需修改：$publish"
  exit 0
}
Test-WpsClosed
$null = New-Item -ItemType Directory -Force -Path $jsAddons

if ($Url) {
  if ($Url -notmatch '^https?://[^\s"<>&]+/$') { throw "地址 $Url 不对：须以 https:// 或 http:// 开头，以 / 结尾。" }
  $place = $Url
  $entry = "<jspluginonline name=`"$Name`" type=`"et`" url=`"$Url`" enable=`"enable_dev`" install=`"null`"/>"
} else {
  $pages = Join-Path (Split-Path $PSScriptRoot -Parent) 'wps'
  if (-not (Test-Path -LiteralPath (Join-Path $pages 'ribbon.xml'))) { throw "没有找到 $pages：请把压缩包完整解压后再运行。" }
  $folder = "${Name}_$Version"
  $place = $folder
  $target = Join-Path $jsAddons $folder
  # 全部复制好才换下原来的：磁盘满了，原来的还在。
  $fresh = "$target.new"
  if (Test-Path -LiteralPath $fresh) { Remove-Item -LiteralPath $fresh -Recurse -Force }
  Copy-Item -LiteralPath $pages -Destination $fresh -Recurse
  if (Test-Path -LiteralPath $target) { Remove-Item -LiteralPath $target -Recurse -Force }
  Move-Item -LiteralPath $fresh -Destination $target
  $entry = "<jsplugin name=`"$Name`" type=`"et`" url=`"$folder`" version=`"$Version`" enable=`"enable_dev`" install=`"null`"/>"
}

if (Test-Own $text $place) {
  Write-Host "已登记，无需修改：$publish"
} else {
  Save-Publish $publish (Add-Own $text $entry)
  Write-Host "已登记：$publish"
}

# 旧版本的页面不再有人用。
Get-ChildItem -LiteralPath $jsAddons -Directory | Where-Object {
  $_.Name -match '^kaoping_\d+\.\d+\.\d+$' -and ($Url -or $_.Name -ne "${Name}_$Version")
} | Remove-Item -Recurse -Force

Write-Host '安装完成。请打开 WPS 表格；询问是否信任“kaoping”时点“允许”，然后退出 WPS 再打开一次。'
