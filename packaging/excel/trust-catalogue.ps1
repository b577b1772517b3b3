# 让当前用户的 Excel 信任放有清单的共享文件夹，或取消信任。不需要管理员权限。
#
#   trust-catalogue.ps1 -Share \\服务器\kaoping
#   trust-catalogue.ps1 -Remove
#
# 注册表的写法取自微软的文档“Sideload Office Add-ins for testing from a network share”。未在真实的 Excel 上试过。
param([string]$Share = '', [switch]$Remove)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$Catalogues = 'HKCU:\Software\Microsoft\Office\16.0\WEF\TrustedCatalogs'
$Id = '@CATALOGUE_ID@'
$Key = Join-Path $Catalogues $Id

# 只看当前会话：同一台服务器上其他用户开着的不算。
$session = (Get-Process -Id $PID).SessionId
if (Get-Process -Name 'EXCEL' -ErrorAction SilentlyContinue | Where-Object { $_.SessionId -eq $session }) { throw '请先退出 Excel 的全部窗口，再运行本脚本。' }

if ($Remove) {
  if (Test-Path -LiteralPath $Key) { Remove-Item -LiteralPath $Key -Recurse }
  Write-Host '已取消信任。'
  return
}
if ($Share -notmatch '^\\\\[^\\]+\\[^\\]+') { throw "$Share 不是共享文件夹的地址：应形如 \\服务器\kaoping。" }
if (-not (Test-Path -LiteralPath (Join-Path $Share 'manifest.xml'))) { throw "$Share 中没有 manifest.xml，或者没有读取的权限。" }

if (Test-Path -LiteralPath $Catalogues) {
  $others = @(Get-ChildItem -LiteralPath $Catalogues | Where-Object { $_.PSChildName -ne $Id })
  if ($others.Count -gt 0) {
    Write-Warning "本机已信任 $($others.Count) 个其他目录。有报告说 Excel 遇到多个目录时会全部清除；如有问题，请把 manifest.xml 放进已有的目录，不另设目录。"
  }
}
$null = New-Item -Path $Key -Force
$null = New-ItemProperty -LiteralPath $Key -Name 'Id' -Value $Id -PropertyType String -Force
$null = New-ItemProperty -LiteralPath $Key -Name 'Url' -Value $Share.TrimEnd('\') -PropertyType String -Force
$null = New-ItemProperty -LiteralPath $Key -Name 'Flags' -Value 1 -PropertyType DWord -Force
Write-Host '已信任。请打开 Excel，在“插入—我的加载项—共享文件夹”（新版本在“开始—加载项—高级—共享文件夹”）中选“考评”。'
