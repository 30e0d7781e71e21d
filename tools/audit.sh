#!/usr/bin/env bash
# Asks whether a package that we use is known to be vulnerable. NuGet does so at each restore (Directory.Build.props: NU1901 to NU1904 are errors), but only
# where the feed tells of vulnerabilities, and it says nothing where it does not. So first a package that is known to have one is put to it.
set -uo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
probe="$(mktemp -d)"
trap 'rm -rf "$probe"' EXIT
cat >"$probe/Probe.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <NuGetAudit>true</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <!-- GHSA-5crp-9r3c-p9vr -->
    <PackageReference Include="Newtonsoft.Json" Version="12.0.1" />
  </ItemGroup>
</Project>
PROJECT
said="$(dotnet restore "$probe/Probe.csproj" --force --nologo 2>&1)" && restored=1 || restored=0
if grep -q 'GHSA-5crp-9r3c-p9vr' <<<"$said"; then
  if found="$(dotnet restore "$root/Goldthread.slnx" --force --locked-mode --nologo 2>&1)" || ! grep -qE 'NU190[1-4]' <<<"$found"; then
    echo "Dependency audit: the feed tells of vulnerabilities, and of none in a package of ours."
  else
    grep -E 'NU190[1-4]' <<<"$found" | sort -u
    echo "Dependency audit: a package of ours is known to be vulnerable."
    exit 1
  fi
elif [ "$restored" = 1 ]; then
  echo "Dependency audit: NOT DONE. The feed of this machine tells of no vulnerabilities: it let a package through that is known to have one."
else
  echo "Dependency audit: NOT DONE. The feed of this machine could not be asked."
fi
