using System.Text.Json;
using Goldthread.Fhir.FhirPath;
using Goldthread.Fhir.FhirPath.Model;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Views;

/// <summary>The JSON of a ViewDefinition into a <see cref="View"/>, or everything that is wrong with it, field by field.</summary>
internal sealed class ViewCompiler(JsonElement json)
{
    private const int Deepest = 20;
    private const int MostColumns = 2_000;

    private static readonly string[] ViewFields = ["name", "resource", "constant", "select", "where"];
    private static readonly string[] SelectFields = ["column", "select", "forEach", "forEachOrNull", "repeat", "unionAll"];
    private static readonly string[] ColumnFields = ["path", "name", "description", "collection", "type", "tag"];

    // Fields of ViewDefinition that say about it and not what it does.
    private static readonly string[] Describing =
    [
        "id", "url", "title", "version", "contact", "contained", "copyright", "date", "description", "experimental", "extension", "fhirVersion", "identifier",
        "jurisdiction", "language", "meta", "profile", "publisher", "purpose", "resourceType", "status", "tags", "text", "useContext",
    ];

    private readonly List<Fault> _faults = [];
    private readonly List<Fault> _notes = [];
    private readonly Dictionary<string, IReadOnlyList<FhirNode>> _constants = new(StringComparer.Ordinal);
    private int _columns;

    public Outcome<View> Compile()
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return ViewConstants.Wrong("A ViewDefinition is a JSON object.", "");
        }

        if (json.TryGetProperty("resourceType"u8, out var kind) && !(kind.ValueKind == JsonValueKind.String && kind.ValueEquals("ViewDefinition"u8)))
        {
            return ViewConstants.Wrong($"This is not a ViewDefinition but a {kind}.", "resourceType");
        }

        Typos(json, ViewFields, "");
        var name = Text(json, "name", "");
        if (name is not null && !ViewConstants.IsName(name))
        {
            Wrong("The name of a view is made of letters, digits and underscores and starts with a letter.", "name");
        }

        var resource = Text(json, "resource", "");
        var type = resource is null ? null : PathTypes.R4.Resource(resource);
        if (type is null && (resource is not null || !json.TryGetProperty("resource"u8, out _)))
        {
            Wrong(resource is null ? "A view must say which type of resource it reads." : $"\"{resource}\" is not a resource type of FHIR R4.", "resource");
        }

        var i = 0;
        foreach (var constant in List(json, "constant", ""))
        {
            ViewConstants.Read(constant, $"constant[{i++}]", _constants, _faults);
        }

        PathType[]? root = type is null ? null : [type];
        var where = Filters(root);
        if (!json.TryGetProperty("select"u8, out var select) || select.ValueKind is JsonValueKind.Array && select.GetArrayLength() == 0)
        {
            Wrong("A view needs at least one select.", "select");
        }

        var selects = Children(json, "select", "", root, 0);
        var selection = new Selection(Walk.Stay, [], "", [], selects, []);
        if (_faults.Count == 0)
        {
            Unique(selection);
        }

        if (_faults.Count == 0 && selection.AllColumns.Length == 0)
        {
            Wrong("A view needs at least one column.", "select");
        }

        return _faults.Count > 0 ? _faults.ToArray() : new View(name ?? "view", resource!, selection, where, _constants, _notes);
    }

    private Selection[] Children(JsonElement parent, string name, string field, PathType[]? types, int depth)
    {
        if (depth == Deepest)
        {
            Wrong($"Selects stand inside one another at most {Deepest} deep.", field + name);
            return [];
        }

        return [.. List(parent, name, field).Select((child, i) => Select(child, $"{field}{name}[{i}]", types, depth + 1))];
    }

    private Selection Select(JsonElement select, string field, PathType[]? types, int depth)
    {
        if (select.ValueKind != JsonValueKind.Object)
        {
            Wrong("A select is an object.", field);
            return new Selection(Walk.Stay, [], field, [], [], []);
        }

        Typos(select, SelectFields, field + ".");
        var (walk, paths, at, inner) = Walked(select, field, types);
        var columns = List(select, "column", field + ".").Select((c, i) => Column(c, $"{field}.column[{i}]", inner)).OfType<ColumnPath>().ToArray();
        _columns += columns.Length;
        if (_columns > MostColumns)
        {
            Wrong($"A view has at most {MostColumns:N0} columns.", field);
            return new Selection(Walk.Stay, [], field, [], [], []);
        }

        var selects = Children(select, "select", field + ".", inner, depth);
        var unions = Children(select, "unionAll", field + ".", inner, depth);
        Matching(unions, field);
        return new Selection(walk, paths, at, columns, selects, unions);
    }

    private (Walk Walk, FhirPathExpression[] Paths, string Field, PathType[]? Types) Walked(JsonElement select, string field, PathType[]? types)
    {
        var ways = new[] { ("forEach", Walk.ForEach), ("forEachOrNull", Walk.ForEachOrNull), ("repeat", Walk.Repeat) }.Where(w => select.TryGetProperty(w.Item1, out _)).ToList();
        if (ways.Count > 1)
        {
            Wrong($"A select has at most one of forEach, forEachOrNull and repeat; this one has {string.Join(" and ", ways.Select(w => w.Item1))}.", field);
            return (Walk.Stay, [], field, null);
        }

        if (ways.Count == 0)
        {
            return (Walk.Stay, [], field, types);
        }

        var (name, walk) = ways[0];
        if (walk != Walk.Repeat)
        {
            return Path(select, name, field + ".", types) is { } path ? (walk, [path], $"{field}.{name}", path.TypesFor(types)) : (Walk.Stay, [], field, null);
        }

        var repeated = List(select, name, field + ".");
        if (repeated.Count == 0)
        {
            Wrong("repeat is a list of at least one path.", $"{field}.{name}");
        }

        // What a path gives at the second level may be of other types than at the first; only data can tell.
        var paths = repeated.Select((p, i) => Path(p, $"{field}.{name}[{i}]", null)).OfType<FhirPathExpression>().ToArray();
        return (Walk.Repeat, paths, $"{field}.{name}", null);
    }

    private ColumnPath? Column(JsonElement column, string field, PathType[]? types)
    {
        if (column.ValueKind != JsonValueKind.Object)
        {
            Wrong("A column is an object with a name and a path.", field);
            return null;
        }

        Typos(column, ColumnFields, field + ".");
        var name = Text(column, "name", field + ".");
        if (name is null || !ViewConstants.IsName(name))
        {
            Wrong("A column needs a name of letters, digits and underscores that starts with a letter.", field + ".name");
        }

        var said = Text(column, "type", field + ".");
        var type = said is null ? ColumnType.Unsaid : ColumnType.Find(said);
        if (type is null)
        {
            Wrong($"\"{said}\" is not a type of FHIR R4.", field + ".type");
        }

        var isCollection = false;
        if (column.TryGetProperty("collection"u8, out var collection))
        {
            isCollection = collection.ValueKind == JsonValueKind.True;
            if (collection.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                Wrong("collection is true or false.", field + ".collection");
            }
        }

        var path = Path(column, "path", field + ".", types);
        if (path is not null && type is not null && path.TypesFor(types) is { } given && type.Reject(given) is { } reason)
        {
            Wrong(reason, field + (said is null ? ".path" : ".type"));
        }

        return name is null || type is null || path is null ? null : new ColumnPath(new ViewColumn(name, type.Name, isCollection), path, type, field + ".path");
    }

    private ViewFilter[] Filters(PathType[]? root)
    {
        var filters = new List<ViewFilter>();
        foreach (var (where, i) in List(json, "where", "").Select((w, i) => (w, i)))
        {
            var field = $"where[{i}].";
            if (where.ValueKind != JsonValueKind.Object)
            {
                Wrong("A where is an object with a path.", $"where[{i}]");
            }
            else if (Path(where, "path", field, root) is { } path)
            {
                if (path.TypesFor(root) is { Length: > 0 } types && types.All(t => t.Name != "boolean"))
                {
                    Wrong($"\"where\" needs true or false; this path gives {types[0].Name}.", field + "path");
                }

                filters.Add(new ViewFilter(path, field + "path"));
            }
        }

        return [.. filters];
    }

    private FhirPathExpression? Path(JsonElement parent, string name, string field, PathType[]? types)
    {
        if (parent.TryGetProperty(name, out var text))
        {
            return Path(text, field + name, types);
        }

        Wrong("A path is missing here.", field + name);
        return null;
    }

    private FhirPathExpression? Path(JsonElement text, string field, PathType[]? types)
    {
        if (text.ValueKind != JsonValueKind.String || text.GetString()!.Trim().Length == 0)
        {
            Wrong("A FHIRPath expression, as text, is needed here.", field);
            return null;
        }

        var compiled = FhirPathExpression.CompileForView(text.GetString()!);
        if (!compiled.Succeeded)
        {
            _faults.AddRange(compiled.Faults.Select(f => ViewConstants.Wrong($"{f.Message} ({f.Path})", field)));
            return null;
        }

        foreach (var name in compiled.Value.Variables.Where(v => !_constants.ContainsKey(v) && !ViewConstants.IsBuiltIn(v)).Distinct())
        {
            Wrong($"There is no constant %{name}.", field);
        }

        if (types is not null)
        {
            _notes.AddRange(types.Length == 1 ? compiled.Value.Check(types[0].Name).Select(f => ViewConstants.Wrong($"{f.Message} ({f.Path})", field)) : []);
        }

        return compiled.Value;
    }

    private void Matching(Selection[] unions, string field)
    {
        foreach (var (union, i) in unions.Select((u, i) => (u, i)).Skip(1))
        {
            var (first, other) = (unions[0].AllColumns, union.AllColumns);
            if (!first.Select(c => c.Column.Name).SequenceEqual(other.Select(c => c.Column.Name)))
            {
                Wrong($"Every select of a unionAll has the same columns in the same order: the first has ({Names(first)}), this one ({Names(other)}).", $"{field}.unionAll[{i}]");
            }
            else if (first.Zip(other).FirstOrDefault(p => p.First.Type.Contradicts(p.Second.Type) || p.First.Column.IsCollection != p.Second.Column.IsCollection) is { First: not null } pair)
            {
                Wrong($"Every select of a unionAll has columns of the same types: {pair.First.Column.Name} is not the same in the first and here.", $"{field}.unionAll[{i}]");
            }
        }
    }

    private void Unique(Selection selection)
    {
        foreach (var twice in selection.AllColumns.GroupBy(c => c.Column.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            Wrong($"There is already a column named {twice.Key}.", twice.ElementAt(1).Field[..^".path".Length] + ".name");
        }
    }

    /// <summary>A field that is almost one of ours was meant to be it; what it says would silently not happen.</summary>
    private void Typos(JsonElement at, string[] known, string field)
    {
        foreach (var property in at.EnumerateObject().Where(p => !known.Contains(p.Name) && !Describing.Contains(p.Name)))
        {
            if (NearName.Find(property.Name, known) is { } near)
            {
                Wrong($"There is no field {property.Name}; {near} may be meant.", field + property.Name);
            }
        }
    }

    private List<JsonElement> List(JsonElement parent, string name, string field)
    {
        if (!parent.TryGetProperty(name, out var list))
        {
            return [];
        }

        if (list.ValueKind == JsonValueKind.Array)
        {
            return [.. list.EnumerateArray()];
        }

        Wrong($"{name} is a list.", field + name);
        return [];
    }

    private string? Text(JsonElement parent, string name, string field)
    {
        if (!parent.TryGetProperty(name, out var text))
        {
            return null;
        }

        if (text.ValueKind == JsonValueKind.String)
        {
            return text.GetString();
        }

        Wrong($"{name} is a text.", field + name);
        return null;
    }

    private void Wrong(string message, string field) => _faults.Add(ViewConstants.Wrong(message, field));

    private static string Names(ColumnPath[] columns) => string.Join(", ", columns.Select(c => c.Column.Name));
}
