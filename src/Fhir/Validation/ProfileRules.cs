using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;

namespace Goldthread.Fhir.Validation;

/// <summary>
/// Checks a resource that is valid R4 against profiles: how often elements stand, fixed values and patterns, types, slices, required
/// bindings, extensions and rules. https://hl7.org/fhir/R4/profiling.html
/// </summary>
internal sealed class ProfileRules(IReadOnlyDictionary<string, Profile> profiles)
{
    private const int MostFindings = 100;
    private const int MostNested = 40;
    private const string R4 = "http://hl7.org/fhir/StructureDefinition/";

    private readonly List<Finding> _findings = [];
    private FhirNode _root;
    private int _nested;

    /// <summary>What one profile finds in a resource.</summary>
    public IReadOnlyList<Finding> Check(JsonElement resource, Profile profile)
    {
        var root = Child.Root(resource);
        _root = root.Node;
        if (profile.Type != root.TypeName)
        {
            return [Finding.Error($"The profile {profile.Url} is for a {profile.Type}, this is a {root.TypeName}.", root.TypeName)];
        }

        Keep(root, profile);
        return _findings;
    }

    /// <summary>Every extension in a resource against its own definition, where that is known.</summary>
    public IReadOnlyList<Finding> CheckExtensions(JsonElement resource)
    {
        var root = Child.Root(resource);
        _root = root.Node;
        Extensions(root);
        return _findings;
    }

    private void Extensions(Child item)
    {
        foreach (var child in item.All())
        {
            if (child.TypeName == "Extension" && Profile.Text(child.Value, "url") is { } url && profiles.TryGetValue(url, out var known))
            {
                if (!ExtensionContext.Allows(known, item))
                {
                    Error($"The extension {url} is not for this place ({item.TypeName}).", child.Path);
                }

                Keep(child, known);
            }

            Extensions(child);
        }
    }

    private void Keep(Child item, Profile profile)
    {
        if (_nested > MostNested || _findings.Count >= MostFindings)
        {
            return;
        }

        _nested++;
        if (profile.BaseUrl is { } baseUrl && profiles.TryGetValue(baseUrl.Split('|')[0], out var below))
        {
            Keep(item, below);
        }

        One(item, profile.Root);
        _nested--;
    }

    /// <summary>A value against what an element, or a slice of it, says.</summary>
    private void One(Child item, ProfileElement element)
    {
        if (element.Expected is { } expected && Expectation.Problem(expected, item.Value) is { } problem)
        {
            Error(problem, item.Path);
        }

        if (element.Types is { Count: > 0 } types && item.Type is { Kind: not TypeKind.Backbone } && !types.Any(t => IsType(item, t.Code)))
        {
            Error($"This must be {string.Join(" or ", types.Select(t => t.Code))}; it is {item.TypeName}.", item.Path);
        }
        else if (element.Types.Where(t => IsType(item, t.Code)).SelectMany(t => t.Profiles).ToList() is { Count: > 0 } named && named.TrueForAll(profiles.ContainsKey)
            && !named.Exists(n => Keeps(item, profiles[n])))
        {
            Keep(item, profiles[named[0]]);
        }

        if (element.Binding.ValueKind == JsonValueKind.Object)
        {
            Binding(item, element.Binding);
        }

        foreach (var rule in element.Constraints)
        {
            if (Profile.Text(rule, "expression") is { } expression && Profile.Text(rule, "key") is { } key
                && InvariantRules.Test(key, Profile.Text(rule, "severity") == "error", Profile.Text(rule, "human") ?? key, expression, item, _root, _root) is { } finding)
            {
                Add(finding);
            }
        }

        foreach (var child in element.Children)
        {
            Many(item, child);
        }
    }

    private void Many(Child owner, ProfileElement element)
    {
        var items = owner.Of(element.Name).ToList();
        var path = $"{owner.Path}.{element.Name.Replace("[x]", "", StringComparison.Ordinal)}";
        Count(items.Count, element, path, element.Name);
        foreach (var item in items)
        {
            One(item, element);
        }

        if (element.Slices.Count == 0)
        {
            return;
        }

        var left = new List<Child>(items);
        foreach (var slice in element.Slices)
        {
            var own = left.FindAll(i => IsIn(i, slice, element.Slicing));
            left.RemoveAll(own.Contains);
            Count(own.Count, slice, path, $"{element.Name}:{slice.Slice}");
            foreach (var item in own)
            {
                One(item, slice);
            }
        }

        if (element.Slicing.ValueKind == JsonValueKind.Object && Profile.Text(element.Slicing, "rules") == "closed")
        {
            left.ForEach(i => Error($"This is none of the kinds that are allowed here: {string.Join(", ", element.Slices.Select(s => s.Slice))}.", i.Path));
        }
    }

    private void Count(int count, ProfileElement element, string path, string name)
    {
        if (count < element.Min)
        {
            Error(element.Min == 1 ? $"{name} is missing: the profile needs it." : $"{name} stands {count} times; the profile needs at least {element.Min}.", path);
        }

        if (count > element.Max)
        {
            Error(element.Max == 0 ? $"{name} is not allowed by the profile." : $"{name} stands {count} times; the profile allows {element.Max}.", path);
        }
    }

    /// <summary>Whether a value belongs to a slice, by each discriminator. https://hl7.org/fhir/R4/profiling.html#discriminator</summary>
    private bool IsIn(Child item, ProfileElement slice, JsonElement slicing)
    {
        if (slicing.ValueKind != JsonValueKind.Object || !slicing.TryGetProperty("discriminator", out var discriminators))
        {
            // Extensions are told apart by their address and values of a choice by their type, whether or not a profile says so.
            return slice.Name is "extension" or "modifierExtension" ? HasValue(item, slice, "url") : slice.Name.EndsWith("[x]", StringComparison.Ordinal) && HasType(item, slice, "$this");
        }

        return discriminators.EnumerateArray().All(d => (Profile.Text(d, "type"), Profile.Text(d, "path")) switch
        {
            ("value" or "pattern", { } path) => HasValue(item, slice, path),
            ("exists", { } path) => slice.Lookup(path) is { } element && Select(item, path).Any() == (element.Max != 0 && element.Min > 0),
            ("type", { } path) => HasType(item, slice, path),
            ("profile", { } path) => slice.Lookup(path)?.Profiles.ToList() is { Count: > 0 } named && Select(item, path).Any(v => named.Exists(n => profiles.TryGetValue(n, out var p) && Keeps(v, p))),
            _ => false,
        });
    }

    private static bool HasValue(Child item, ProfileElement slice, string path)
    {
        var values = Select(item, path).ToList();
        if (slice.Lookup(path)?.Expected is { } expected)
        {
            return values.Exists(v => Expectation.Problem(expected, v.Value) is null);
        }

        // A pattern further up says what stands below it.
        for (var up = Above(path); up is not null; up = Above(up))
        {
            if (slice.Lookup(up)?.Expected is { } wide)
            {
                return Select(item, up).Any(v => Expectation.Problem(wide, v.Value) is null);
            }
        }

        return path == "url" ? slice.Profiles.Any(p => values.Exists(v => v.Value.ValueKind == JsonValueKind.String && v.Value.ValueEquals(p)))
            : slice.Lookup(path) is { Binding.ValueKind: JsonValueKind.Object } bound && BindingOf(bound.Binding) is { Codes: { } codes } && values.Exists(v => ProfileBinding.IsIn(v, codes));
    }

    private static bool HasType(Child item, ProfileElement slice, string path) =>
        slice.Lookup(path)?.Types is { Count: > 0 } types && Select(item, path).Any(v => types.Any(t => IsType(v, t.Code)));

    private static string? Above(string path) => path == "$this" ? null : path.LastIndexOf('.') is var dot and > 0 ? path[..dot] : "$this";

    // Discriminators use names, extension('url'), resolve() and ofType(); of these, names and ofType are followed.
    private static IEnumerable<Child> Select(Child item, string path)
    {
        IEnumerable<Child> at = [item];
        foreach (var step in path == "$this" ? [] : path.Split('.'))
        {
            at = step.StartsWith("ofType(", StringComparison.Ordinal) ? at.Where(c => IsType(c, step["ofType(".Length..^1])) : at.SelectMany(c => c.Of(step));
        }

        return at;
    }

    private static bool IsType(Child item, string code)
    {
        var name = code.StartsWith("http://hl7.org/fhirpath/System.", StringComparison.Ordinal) ? null : code.StartsWith(R4, StringComparison.Ordinal) ? code[R4.Length..] : code;
        for (var type = item.Type; type is not null && name is not null; type = type.BaseName is { } up ? FhirDefinitions.R4.Type(up) : null)
        {
            if (type.Name == name)
            {
                return true;
            }
        }

        return name is null;
    }

    private bool Keeps(Child item, Profile profile)
    {
        var apart = new ProfileRules(profiles) { _root = _root, _nested = _nested + 1 };
        apart.Keep(item, profile);
        return !apart._findings.Exists(f => f.IsError);
    }

    private void Binding(Child item, JsonElement binding)
    {
        var (strength, valueSet, codes) = BindingOf(binding);
        if (strength is not ("required" or "extensible") || valueSet is null)
        {
            return;
        }

        if (codes is null)
        {
            if (strength == "required")
            {
                Add(Finding.Note($"The codes of {valueSet} are not known here, so they were not checked.", item.Path));
            }
        }
        else if (!ProfileBinding.IsIn(item, codes))
        {
            Add(strength == "required" ? Finding.Error($"This needs a code of {valueSet}.", item.Path) : Finding.Warning($"This is no code of {valueSet}, which is to be used where it has one that fits.", item.Path));
        }
    }

    private static (string? Strength, string? ValueSet, CodeList? Codes) BindingOf(JsonElement binding)
    {
        var valueSet = Profile.Text(binding, "valueSet")?.Split('|')[0];
        return (Profile.Text(binding, "strength"), valueSet, valueSet is null ? null : FhirDefinitions.R4.RequiredList(valueSet));
    }

    private void Error(string message, string path) => Add(Finding.Error(message, path));

    private void Add(Finding finding)
    {
        if (_findings.Count < MostFindings && !_findings.Contains(finding))
        {
            _findings.Add(finding);
        }
    }
}
