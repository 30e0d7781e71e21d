using Goldthread.Fhir.FhirPath;

namespace Goldthread.Fhir.Views;

/// <summary>The work on one resource: the constants, where in a list it stands, how many rows it has made.</summary>
internal sealed class ViewScope
{
    public const string RowIndexName = "rowIndex";

    /// <summary>Lists beside lists multiply; no honest view makes so many rows of one resource.</summary>
    private const int MostRows = 100_000;

    private readonly FhirPathContext _context;
    private readonly FhirNode[] _rowIndex = [FhirNode.From(0)];
    private readonly List<FhirNode> _found = [];
    private int _index;
    private int _rows;

    public ViewScope(FhirNode resource, IReadOnlyDictionary<string, IReadOnlyList<FhirNode>> constants, TimeProvider clock)
    {
        _context = new FhirPathContext
        {
            Resource = resource,
            Time = clock,
            Variables = new Dictionary<string, IReadOnlyList<FhirNode>>(constants, StringComparer.Ordinal) { [RowIndexName] = _rowIndex },
        };
    }

    /// <summary>The field of the view that is at work, for the message when it fails.</summary>
    public string Field { get; set; } = "";

    /// <summary>%rowIndex: the place in the list that is walked, from 0.</summary>
    public int RowIndex
    {
        get => _index;
        set
        {
            if (_index != value)
            {
                _index = value;
                _rowIndex[0] = FhirNode.From(value);
            }
        }
    }

    /// <summary>The items of a path; the list is good until the next call.</summary>
    public List<FhirNode> Evaluate(FhirPathExpression path, FhirNode node)
    {
        _found.Clear();
        path.EvaluateInto(_found, node, _context);
        return _found;
    }

    public void Spend(int rows)
    {
        _rows += rows;
        if (_rows > MostRows)
        {
            throw new FhirPathException($"One resource makes more than {MostRows:N0} rows: its lists stand beside one another and multiply.");
        }
    }
}
