# 把网页的地址填入 Excel 的清单：由 manifest.template.xml 生成 catalogue\manifest.xml。
#
#   set-base.ps1 -Base https://服务器/kaoping/
#
# 没有 PowerShell 时也可以手工做：用记事本打开 manifest.template.xml，把 @MANIFEST_BASE@ 全部替换为
# 网页的地址（以 / 结尾），另存为 catalogue\manifest.xml，编码选 UTF-8。未在真实的 Windows 上运行过。
param([Parameter(Mandatory = $true)][string]$Base)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

if ($Base -notmatch '^https://[^\s"<>&]+$') { throw "地址 $Base 不对：Excel 只接受以 https:// 开头的地址。" }
if (-not $Base.EndsWith('/')) { $Base = $Base + '/' }

$utf8 = New-Object System.Text.UTF8Encoding($false)
$template = [System.IO.File]::ReadAllText((Join-Path $PSScriptRoot 'manifest.template.xml'), $utf8)
$catalogue = Join-Path $PSScriptRoot 'catalogue'
$null = New-Item -ItemType Directory -Force -Path $catalogue
$manifest = Join-Path $catalogue 'manifest.xml'
[System.IO.File]::WriteAllText($manifest, $template.Replace('@MANIFEST_BASE@', $Base), $utf8)
Write-Host "已生成 $manifest。请把 catalogue 文件夹放到网络共享上。"
