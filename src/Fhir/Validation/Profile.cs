using System.Text.Json;

namespace Goldthread.Fhir.Validation;

/// <summary>
/// A StructureDefinition that constrains a type, as a tree of its elements. Only what it states itself is in the tree; what it builds on
/// is checked beside it. https://hl7.org/fhir/R4/profiling.html
/// </summary>
internal sealed class Profile
{
    private Profile(string url, string type, string? baseUrl, ProfileElement root, JsonElement definition)
    {
        Url = url;
        Type = type;
        BaseUrl = baseUrl;
        Root = root;
        Definition = definition;
    }

    public string Url { get; }

    public string Type { get; }

    public string? BaseUrl { get; }

    public ProfileElement Root { get; }

    public JsonElement Definition { get; }

    /// <summary>Null when the resource is no profile of a known form: it needs url, type, and elements.</summary>
    public static Profile? Read(JsonElement definition)
    {
        if (Text(definition, "url") is not { } url || Text(definition, "type") is not { } type
            || Elements(definition) is not { Count: > 0 } elements)
        {
            return null;
        }

        var root = new ProfileElement(type, null);
        foreach (var element in elements)
        {
            var id = Text(element, "id") ?? Text(element, "path");
            if (id is not null)
            {
                root.Find(id.Split('.').Skip(1)).Take(element);
            }
        }

        return new Profile(url, type, Text(definition, "baseDefinition"), root, definition);
    }

    /// <summary>The addresses of other profiles that this one names for its base and its elements.</summary>
    public IEnumerable<string> Named() => (BaseUrl is null ? [] : (IEnumerable<string>)[BaseUrl]).Concat(Root.Everything().SelectMany(e => e.Profiles));

    // What it states itself is enough, for its base is checked too; a snapshot says the same and more.
    private static List<JsonElement>? Elements(JsonElement definition)
    {
        foreach (var part in (ReadOnlySpan<string>)["differential", "snapshot"])
        {
            if (definition.TryGetProperty(part, out var view) && view.TryGetProperty("element", out var elements))
            {
                return [.. elements.EnumerateArray()];
            }
        }

        return null;
    }

    internal static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>An element of a profile, or a slice of one.</summary>
internal sealed class ProfileElement(string name, string? slice)
{
    private readonly List<ProfileElement> _children = [];
    private readonly List<ProfileElement> _slices = [];
    private JsonElement _stated;

    public string Name => name;

    public string? Slice => slice;

    public IReadOnlyList<ProfileElement> Children => _children;

    public IReadOnlyList<ProfileElement> Slices => _slices;

    public int Min => Stated("min") is { ValueKind: JsonValueKind.Number } min && min.TryGetInt32(out var number) ? number : 0;

    /// <summary>Null where the profile says nothing; <see cref="int.MaxValue"/> for "*".</summary>
    public int? Max => Stated("max") is { ValueKind: JsonValueKind.String } max ? int.TryParse(max.GetString(), out var number) ? number : int.MaxValue : null;

    public JsonElement Slicing => Stated("slicing");

    public JsonElement Binding => Stated("binding");

    public IEnumerable<JsonElement> Constraints => Items("constraint");

    /// <summary>The types that are left, with the profiles that a value of each must keep.</summary>
    public IReadOnlyList<(string Code, IReadOnlyList<string> Profiles)> Types =>
        [.. Items("type").Where(t => Profile.Text(t, "code") is not null).Select(t => (
            Profile.Text(t, "code")!,
            (IReadOnlyList<string>)(t.TryGetProperty("profile", out var p) ? [.. p.EnumerateArray().Select(x => x.GetString()!.Split('|')[0])] : [])))];

    public IEnumerable<string> Profiles => Types.SelectMany(t => t.Profiles);

    /// <summary>The value that is fixed, or the pattern, with its property ("fixedUri"); none for most.</summary>
    public JsonProperty? Expected => _stated.ValueKind != JsonValueKind.Object ? null
        : _stated.EnumerateObject().Where(p => p.Name.StartsWith("fixed", StringComparison.Ordinal) || p.Name.StartsWith("pattern", StringComparison.Ordinal)).Select(p => (JsonProperty?)p).FirstOrDefault();

    /// <summary>The element below by its steps, such as "identifier:nhsNumber", "system"; made where it is not there yet.</summary>
    public ProfileElement Find(IEnumerable<string> steps)
    {
        var at = this;
        foreach (var step in steps)
        {
            var colon = step.IndexOf(':', StringComparison.Ordinal);
            var element = at.Child(colon < 0 ? step : step[..colon]);
            at = colon < 0 ? element : element.SliceOf(step[(colon + 1)..]);
        }

        return at;
    }

    /// <summary>The element below by its path, or null.</summary>
    public ProfileElement? Lookup(string path)
    {
        var at = this;
        foreach (var step in path == "$this" ? [] : path.Split('.'))
        {
            at = at._children.Find(c => c.Name == step || c.Name == step + "[x]");
            if (at is null)
            {
                return null;
            }
        }

        return at;
    }

    public void Take(JsonElement stated) => _stated = stated;

    public IEnumerable<ProfileElement> Everything() => ((IEnumerable<ProfileElement>)[this]).Concat(_children.Concat(_slices).SelectMany(c => c.Everything()));

    private ProfileElement Child(string child)
    {
        var found = _children.Find(c => c.Name == child);
        if (found is null)
        {
            _children.Add(found = new ProfileElement(child, null));
        }

        return found;
    }

    private ProfileElement SliceOf(string named)
    {
        var found = _slices.Find(s => s.Slice == named);
        if (found is null)
        {
            _slices.Add(found = new ProfileElement(name, named));
        }

        return found;
    }

    private JsonElement Stated(string property) => _stated.ValueKind == JsonValueKind.Object && _stated.TryGetProperty(property, out var value) ? value : default;

    private List<JsonElement> Items(string property) => Stated(property) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
}
