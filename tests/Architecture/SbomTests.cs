using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Goldthread.Architecture;

/// <summary>What <c>tools/sbom.mjs</c> writes: every package of every lock file, in the form of CycloneDX 1.6.</summary>
public sealed partial class SbomTests
{
    private static readonly Lazy<JsonNode> Written = new(Write);

    [Fact]
    public void Sbom_OfThisTree_NamesEveryPackageOfEveryLockFile()
    {
        var locked = Locked().ToHashSet(StringComparer.Ordinal);
        locked.Count.ShouldBeGreaterThan(100);

        Components().Select(c => Text(c, "purl")).Order(StringComparer.Ordinal).ShouldBe(locked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sbom_WhatRuns_IsMarkedAndWhatOnlyTestsUseIsNot()
    {
        string Scope(string name) => Text(Components().First(c => Text(c, "name") == name), "scope");

        Scope("Npgsql").ShouldBe("required");
        Scope("SourceGear.sqlite3").ShouldBe("required");
        Scope("nhsuk-frontend").ShouldBe("required");
        Scope("xunit").ShouldBe("excluded");
        Scope("Roslynator.Analyzers").ShouldBe("excluded");
        Scope("fhir-kit-client").ShouldBe("excluded");
    }

    [Fact]
    public void Sbom_Form_IsThatOfCycloneDx() => Faults(Written.Value).ShouldBeEmpty();

    [Theory]
    [InlineData("specVersion")]
    [InlineData("serialNumber")]
    [InlineData("bomFormat")]
    public void Form_AFieldThatIsMissing_IsFound(string field)
    {
        var document = Written.Value.DeepClone();
        document.AsObject().Remove(field);

        Faults(document).ShouldNotBeEmpty();
    }

    [Fact]
    public void Form_ATwinOrAReferenceToNothing_IsFound()
    {
        var twin = Written.Value.DeepClone();
        twin["components"]!.AsArray().Add(twin["components"]![0]!.DeepClone());
        var loose = Written.Value.DeepClone();
        loose["dependencies"]![0]!["dependsOn"]!.AsArray().Add("pkg:nuget/Nothing@1");

        Faults(twin).ShouldHaveSingleItem();
        Faults(loose).ShouldHaveSingleItem();
    }

    // The parts of https://cyclonedx.org/schema/bom-1.6.schema.json that we use.
    private static List<string> Faults(JsonNode document)
    {
        var faults = new List<string>();
        void Must(bool holds, string what)
        {
            if (!holds)
            {
                faults.Add(what);
            }
        }

        Must(document["bomFormat"]?.GetValue<string>() == "CycloneDX", "bomFormat");
        Must(document["specVersion"]?.GetValue<string>() == "1.6", "specVersion");
        Must(document["version"]?.GetValue<int>() >= 1, "version");
        Must(document["serialNumber"]?.GetValue<string>() is { } serial && Serial().IsMatch(serial), "serialNumber");
        Must(Text(document["metadata"]!["component"]!, "type") == "application", "metadata.component.type");
        var refs = new HashSet<string>(StringComparer.Ordinal) { Text(document["metadata"]!["component"]!, "bom-ref") };
        foreach (var component in document["components"]!.AsArray().Select(c => c!))
        {
            var name = Text(component, "name");
            Must(refs.Add(Text(component, "bom-ref")), $"{name}: bom-ref stands twice");
            Must(Text(component, "type") == "library" && name.Length > 0 && Text(component, "version").Length > 0, $"{name}: type, name, version");
            Must(Text(component, "scope") is "required" or "excluded", $"{name}: scope");
            Must(Purl().IsMatch(Text(component, "purl")), $"{name}: purl");
            Must(component["hashes"] is { } hashes && hashes.AsArray().All(h => Text(h!, "alg") == "SHA-512" && Sha512().IsMatch(Text(h!, "content"))), $"{name}: hash");
            Must(component["licenses"] is not { } licenses || licenses.AsArray().All(l => l!["expression"] is not null ^ l["license"]?["id"] is not null ^ l["license"]?["name"] is not null), $"{name}: licence");
        }

        foreach (var dependency in document["dependencies"]!.AsArray().Select(d => d!))
        {
            Must(refs.Contains(Text(dependency, "ref")), "a dependency of nothing");
            faults.AddRange(dependency["dependsOn"]!.AsArray().Select(d => d!.GetValue<string>()).Where(d => !refs.Contains(d)).Select(d => d + " is in no list"));
        }

        return faults;
    }

    private static IEnumerable<string> Locked()
    {
        foreach (var file in SourceTree.Files.Where(f => Path.GetFileName(f.Path) == "packages.lock.json"))
        {
            foreach (var (_, packages) in JsonNode.Parse(file.Text)!["dependencies"]!.AsObject())
            {
                foreach (var (name, package) in packages!.AsObject().Where(p => Text(p.Value!, "type") != "Project"))
                {
                    yield return $"pkg:nuget/{Uri.EscapeDataString(name)}@{Uri.EscapeDataString(Text(package!, "resolved"))}";
                }
            }
        }

        foreach (var file in SourceTree.Files.Where(f => Path.GetFileName(f.Path) == "package-lock.json"))
        {
            foreach (var (place, package) in JsonNode.Parse(file.Text)!["packages"]!.AsObject().Where(p => p.Key.Length > 0))
            {
                var name = place[(place.LastIndexOf("node_modules/", StringComparison.Ordinal) + 13)..];
                yield return $"pkg:npm/{name.Replace("@", "%40", StringComparison.Ordinal)}@{Uri.EscapeDataString(Text(package!, "version"))}";
            }
        }
    }

    private static IEnumerable<JsonNode> Components() => Written.Value["components"]!.AsArray().Select(c => c!);

    private static string Text(JsonNode node, string name) => node[name]?.GetValue<string>() ?? "";

    private static JsonNode Write()
    {
        var start = new ProcessStartInfo("node", ["tools/sbom.mjs"]) { WorkingDirectory = SourceTree.Root, RedirectStandardOutput = true, UseShellExecute = false };
        using var node = Process.Start(start)!;
        var text = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        node.ExitCode.ShouldBe(0);
        return JsonNode.Parse(text)!;
    }

    [GeneratedRegex("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex Serial();

    [GeneratedRegex("^pkg:(nuget|npm)/[^@ ]+@[^@ ]+$")]
    private static partial Regex Purl();

    [GeneratedRegex("^[0-9a-f]{128}$")]
    private static partial Regex Sha512();
}
