# Sourced by ./run, ./test and ./goldthread: what they need, and the build they share.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

need() { # need COMMAND WHAT
  command -v "$1" >/dev/null 2>&1 && return
  echo "Goldthread needs $2. Install it, then start again." >&2
  exit 3
}

# Installs Debian packages where this user may; otherwise says what to type.
debian() {
  local missing=()
  for package in "$@"; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing ${missing[*]}" >&2
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}") >/dev/null 2>&1 && return 0
  fi
  echo "Not installed: ${missing[*]}. Type: sudo apt-get install ${missing[*]}" >&2
  return 1
}

# Publishes the host to artifacts/host when a source is newer than the last build; one build at a time.
build_product() {
  need dotnet "the .NET 10 SDK"
  need node "Node 20 or later"
  need npm "npm, which comes with Node"
  mkdir -p "$root/artifacts"
  exec 9>"$root/artifacts/build.lock"
  if command -v flock >/dev/null 2>&1; then flock 9; fi
  local stamp="$root/artifacts/host/.built"
  if [ ! -f "$stamp" ] || [ -n "$(find "$root/src" "$root/tools" "$root"/*.props "$root/package.json" "$root/global.json" \
      \( -name bin -o -name obj -o -name node_modules -o -path "$root/src/DesignSystem/wwwroot/assets" \) -prune -o -type f -newer "$stamp" -print -quit)" ]; then
    echo "Building Goldthread" >&2
    local log="$root/artifacts/build.log"
    local ahead=() # compiled ahead where that is to be had: the first pages after a start come in half the time
    [ "$(uname -sm)" = "Linux x86_64" ] && ahead=(-r linux-x64 --self-contained false -p:PublishReadyToRun=true)
    if ! dotnet publish "$root/src/Host/Host.csproj" -c Release ${ahead[@]+"${ahead[@]}"} -o "$root/artifacts/host" -v q -p:RunAnalyzers=false >"$log" 2>&1; then
      cat "$log" >&2
      exit 3
    fi
    touch "$stamp"
  fi
  exec 9>&-
}
