using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>Reference strings. https://hl7.org/fhir/R4/references.html</summary>
internal static class References
{
    /// <summary>"Type/id" of a relative or absolute reference without its version; a urn, fragment or anything else as it stands.</summary>
    public static string Key(string reference)
    {
        if (reference.Length == 0 || reference[0] == '#' || reference.StartsWith("urn:", StringComparison.Ordinal)) return reference;
        var history = reference.IndexOf("/_history", StringComparison.Ordinal);
        var end = history < 0 ? reference.Length : history;
        var slash = reference.LastIndexOf('/', Math.Max(0, end - 1));
        if (slash <= 0) return reference[..end];
        var before = reference.LastIndexOf('/', slash - 1);
        return reference[(before + 1)..end];
    }

    public static string? Key(JsonElement reference) => reference.Text("reference") is { } text ? Key(text) : null;

    public static bool IsTo(string type, string reference)
    {
        var at = reference.IndexOf(type + "/", StringComparison.Ordinal);
        return at == 0 || (at > 0 && reference[at - 1] == '/');
    }
}

/// <summary>Finds the resource and the name behind a reference; asks the caller once for each.</summary>
internal sealed class Naming(EntrySet entries, Func<string, string?>? nameOf, Func<string, JsonElement?>? shared)
{
    private readonly Dictionary<string, JsonElement> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);

    /// <summary>The name the referenced resource gives, else the name the caller knows, else what the reference says of itself.</summary>
    public string? Name(JsonElement reference, JsonElement within)
    {
        if (reference.ValueKind != JsonValueKind.Object) return null;
        if (reference.Text("reference") is { } to)
        {
            if (to[0] == '#') return NameOfResource(Contained(to, within)) ?? Said(reference);
            if (!_names.TryGetValue(to, out var name)) _names[to] = name = NameOfResource(Resource(to)) ?? nameOf?.Invoke(to);
            if (name is not null) return name;
        }

        return Said(reference);
    }

    public JsonElement Resolve(JsonElement reference, JsonElement within) =>
        reference.Text("reference") is not { } to ? default : to[0] == '#' ? Contained(to, within) : Resource(to);

    private static string? Said(JsonElement reference) => reference.Text("display") ?? reference.Child("identifier").Text("value");

    private JsonElement Resource(string to)
    {
        if (entries.Find(to) is { } own) return own.Resource;
        if (shared is null) return default;
        if (!_resources.TryGetValue(to, out var found)) _resources[to] = found = shared(to) ?? default;
        return found;
    }

    private static JsonElement Contained(string to, JsonElement within)
    {
        foreach (var contained in within.Items("contained"))
        {
            if (contained.Text("id") is { } id && to.AsSpan(1).SequenceEqual(id)) return contained;
        }

        return default;
    }

    private string? NameOfResource(JsonElement resource) => resource.Text("resourceType") switch
    {
        "Patient" or "Practitioner" or "RelatedPerson" or "Person" => HumanNameText.Of(resource),
        "Organization" or "Location" or "HealthcareService" or "CareTeam" or "Group" => resource.Text("name"),
        "PractitionerRole" => NameOfRole(resource),
        "Device" => resource.First("deviceName").Text("name") ?? CodeText.Words(resource.Child("type")),
        "Medication" or "Substance" or "Condition" or "Procedure" or "Observation" => CodeText.Words(resource.Child("code")),
        _ => null,
    };

    // A role names a practitioner; a role that names itself in a circle would ask for ever.
    private string? NameOfRole(JsonElement role)
    {
        var practitioner = role.Child("practitioner");
        if (practitioner.Text("reference") is { } to && to.Contains("PractitionerRole/", StringComparison.Ordinal)) return Said(practitioner);
        return practitioner.Exists() ? Name(practitioner, role) : CodeText.Words(role.First("code"));
    }
}
