using System.Text.Json;
using Goldthread.Fhir.FhirPath;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Views;

/// <summary>
/// A ViewDefinition of SQL on FHIR, compiled once and used from any thread: a resource in, rows out. No I/O.
/// https://build.fhir.org/ig/FHIR/sql-on-fhir-v2/StructureDefinition-ViewDefinition.html
/// </summary>
public sealed class View
{
    private readonly Selection _selection;
    private readonly ViewFilter[] _where;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<FhirNode>> _constants;

    internal View(
        string name, string resource, Selection selection, ViewFilter[] where, IReadOnlyDictionary<string, IReadOnlyList<FhirNode>> constants, IReadOnlyList<Fault> notes)
    {
        Name = name;
        Resource = resource;
        _selection = selection;
        _where = where;
        _constants = constants;
        Notes = notes;
        Columns = [.. selection.AllColumns.Select(c => c.Column)];
    }

    /// <summary>Its name; "view" when it has none.</summary>
    public string Name { get; }

    /// <summary>The type of resource that it reads.</summary>
    public string Resource { get; }

    /// <summary>Its columns, in their order.</summary>
    public IReadOnlyList<ViewColumn> Columns { get; }

    /// <summary>What looks like a mistake and is none by the specification: names that no element of R4 has, which give nothing.</summary>
    public IReadOnlyList<Fault> Notes { get; }

    /// <summary>
    /// Compiles the JSON of a ViewDefinition. Each mistake is a fault of kind <see cref="FaultKind.Invalid"/> whose path names the field
    /// ("select[0].column[1].path"). The JSON may be disposed afterwards.
    /// </summary>
    public static Outcome<View> Compile(JsonElement definition) => new ViewCompiler(definition.Clone()).Compile();

    /// <summary>
    /// Appends the rows of one resource; none for a resource of another type, or one that "where" leaves out. The rows live as long as
    /// the resource's document. A fault when the data do not suit the view, such as two values for a column that is no collection.
    /// </summary>
    internal Fault? AddRows(JsonElement resource, List<ViewCell[]> rows, TimeProvider clock)
    {
        var node = FhirNode.Of(resource);
        if (node.TypeName != Resource)
        {
            return null;
        }

        var scope = new ViewScope(node, _constants, clock);
        try
        {
            foreach (var filter in _where)
            {
                if (!filter.Holds(scope, node))
                {
                    return null;
                }
            }

            _selection.Process(scope, node, rows);
            return null;
        }
        catch (FhirPathException error)
        {
            var id = resource.TryGetProperty("id"u8, out var text) ? "/" + text : "";
            return new Fault(FaultKind.Invalid, $"{Resource}{id}: {error.Message}", scope.Field);
        }
    }
}

/// <summary>A condition of "where". A resource is kept when it gives true; no value counts as false, anything else is a mistake.</summary>
internal sealed record ViewFilter(FhirPathExpression Path, string Field)
{
    public bool Holds(ViewScope scope, FhirNode node)
    {
        scope.Field = Field;
        var found = scope.Evaluate(Path, node);
        return found.Count switch
        {
            0 => false,
            1 when found[0].AsBoolean() is { } truth => truth,
            1 => throw new FhirPathException($"\"where\" needs true or false; this path gives a value of type {found[0].TypeName}."),
            var many => throw new FhirPathException($"\"where\" needs true or false; this path gives {many} values."),
        };
    }
}
