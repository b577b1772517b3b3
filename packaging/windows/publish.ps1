# 供 install-wps.ps1 和 uninstall-wps.ps1 使用：只改 publish.xml 中本加载项自己的一条，其余内容逐字保留。
# 未在真实的 Windows 和 WPS 上运行过（编写环境没有 PowerShell），只核对过语法和正则表达式。

$Name = 'kaoping'

# 注释、CDATA 和处理指令中的内容不算登记。
$Silent = '<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>'
# 本加载项的一条，连同它前面的换行和缩进。
$Own = '(?:\r?\n[ \t]*)?<(jspluginonline|jsplugin)(?=(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|''[^'']*''))*?\s+name\s*=\s*(?:"kaoping"|''kaoping''))(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|''[^'']*''))*\s*(?:/>|>[\s\S]*?</\1\s*>)'
$EmptyRoot = '<jsplugins((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|''[^'']*''))*)\s*/>'
$EndOfRoot = '\s*</jsplugins\s*>'
$KeptBackups = 5
$EmptyFile = "<?xml version=`"1.0`" encoding=`"UTF-8`"?>`r`n<jsplugins>`r`n</jsplugins>`r`n"

# 读出 publish.xml 的文字；不是合格的 XML 就停下，不动它。
function Read-Publish([string]$Path) {
  $utf8 = New-Object System.Text.UTF8Encoding($false, $true)
  try {
    $text = $utf8.GetString([System.IO.File]::ReadAllBytes($Path))
    $settings = New-Object System.Xml.XmlReaderSettings
    $settings.DtdProcessing = [System.Xml.DtdProcessing]::Prohibit
    $settings.XmlResolver = $null
    $source = New-Object System.IO.StringReader($text.TrimStart([char]0xFEFF))
    $reader = [System.Xml.XmlReader]::Create($source, $settings)
    $null = $reader.MoveToContent()
    $root = $reader.Name
    while ($reader.Read()) { }
  } catch {
    throw "未修改 ${Path}：不是合格的 XML。请先修复或移走该文件，再运行本脚本。（$($_.Exception.Message)）"
  }
  if ($root -cne 'jsplugins') { throw "未修改 ${Path}：根元素是 $root，应为 jsplugins。请先修复或移走该文件，再运行本脚本。" }
  return $text
}

# 同样长短、但上面这些都换成 x 的文字：在里面找位置，在原文里改。不换成空格，以免同一行的注释被当作缩进一起删去。
function Get-Visible([string]$Text) {
  return [regex]::Replace($Text, $Silent, { param($match) 'x' * $match.Length })
}

# 是否已有一条、且只有一条本加载项的登记，指向同一个地方。WPS 或用户改过它的其他属性（如停用），保持原样。
function Test-Own([string]$Text, [string]$Target) {
  $found = [regex]::Matches((Get-Visible $Text), $Own)
  return ($found.Count -eq 1) -and $found[0].Value.Contains("url=`"$Target`"")
}

function Remove-Own([string]$Text) {
  $found = [regex]::Matches((Get-Visible $Text), $Own)
  for ($i = $found.Count - 1; $i -ge 0; $i -= 1) {
    $Text = $Text.Remove($found[$i].Index, $found[$i].Length)
  }
  return $Text
}

function Add-Own([string]$Text, [string]$Entry) {
  $Text = Remove-Own $Text
  $visible = Get-Visible $Text
  $line = "`r`n  $Entry"
  $end = [regex]::Matches($visible, $EndOfRoot)
  if ($end.Count -gt 0) { return $Text.Insert($end[$end.Count - 1].Index, $line) }
  $empty = [regex]::Match($visible, $EmptyRoot)
  $opened = '<jsplugins' + $empty.Groups[1].Value + '>' + $line + "`r`n</jsplugins>"
  return $Text.Remove($empty.Index, $empty.Length).Insert($empty.Index, $opened)
}

# 用新文件换下原文件，原文件成为备份。网络上的文件夹（如重定向的 AppData）不一定支持一步替换：先留备份，再覆盖。
function Update-File([string]$Fresh, [string]$Path, [string]$Backup) {
  try {
    [System.IO.File]::Replace($Fresh, $Path, $Backup)
    return
  } catch {
    Write-Host "不能一步替换，改为先备份、再覆盖。（$($_.Exception.Message)）"
  }
  if (-not (Test-Path -LiteralPath $Backup)) { [System.IO.File]::Copy($Path, $Backup) }
  try {
    [System.IO.File]::Copy($Fresh, $Path, $true)
  } catch {
    throw "没有写成 ${Path}：请确认该文件夹可以写入、磁盘没有满，再运行本脚本。原来的内容在 $Backup。（$($_.Exception.Message)）"
  }
  [System.IO.File]::Delete($Fresh)
}

# 一次写成；原文件改名为带日期的备份，留在同一文件夹。
function Save-Publish([string]$Path, [string]$Text) {
  $fresh = $Path + '.kaoping-new'
  [System.IO.File]::WriteAllBytes($fresh, (New-Object System.Text.UTF8Encoding($false)).GetBytes($Text))
  if (Test-Path -LiteralPath $Path) {
    # 到千分之一秒：同名的备份会被覆盖。
    $backup = $Path + '.kaoping-' + (Get-Date -Format 'yyyyMMdd-HHmmss-fff') + '.bak'
    Update-File $fresh $Path $backup
    Write-Host "原文件备份为 $backup"
    # 名称中有日期，按名称排就是按先后；只留最近的几份。
    Get-ChildItem -LiteralPath (Split-Path $Path -Parent) -Filter 'publish.xml.kaoping-*.bak' |
      Sort-Object -Property Name -Descending | Select-Object -Skip $KeptBackups | Remove-Item -Force
  } else {
    [System.IO.File]::Move($fresh, $Path)
  }
}

# 加载项清单在用户自己的文件夹里：每个用户各装一次。
function Get-JsAddons {
  return Join-Path $env:APPDATA 'kingsoft\wps\jsaddons'
}

# 只看当前会话：同一台服务器上其他用户开着的不算。
function Get-RunningWps {
  $session = (Get-Process -Id $PID).SessionId
  Get-Process -Name 'wps', 'et', 'wpp' -ErrorAction SilentlyContinue | Where-Object { $_.SessionId -eq $session }
}

# 开着窗口的要先关。登录时预启动的没有窗口，不必停下：它已经读过登记，重新登录以后才看得到改动。
function Test-WpsClosed {
  $running = @(Get-RunningWps)
  if (@($running | Where-Object { $_.MainWindowHandle -ne [IntPtr]::Zero }).Count -gt 0) {
    throw '请先退出 WPS 的全部窗口，再运行本脚本。'
  }
  if ($running.Count -gt 0) {
    Write-Host 'WPS 在后台运行（登录时预启动）：本次改动要在注销并重新登录以后，或退出任务栏右下角的 WPS 图标以后生效。'
  }
}
