using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// The rows of a person, less the older ones of what there may be tens of thousands of: of these types, the newest of each code. What
/// is left out is not even read.
/// </summary>
internal sealed class OverviewRows(Session session, PersonKey person, PersonSight shown, long at)
{
    // Beyond this the rows are scattered: reading from the first to the last would pass over more than it takes.
    private const int MostInOneGo = 1_000;

    private readonly HashSet<long> _rows = [];

    /// <summary>True when all of a type is here.</summary>
    public bool Take(short type, bool isAbundant, int newest)
    {
        var leads = isAbundant ? NewestFirst.Leads(session, person, type, null) : null;
        if (leads is null)
        {
            _rows.UnionWith(IndexTable.RowsOfType(session, person, type, at).Where(shown.Shows));
            return true;
        }

        var isWhole = true;
        foreach (var lead in leads)
        {
            var rows = IndexTable.RowsOfLead(session, person, type, lead, at, newest + shown.Hidden + 1).Where(shown.Shows).ToList();
            isWhole &= rows.Count <= newest;
            _rows.UnionWith(rows.Take(newest));
        }

        return isWhole;
    }

    public List<VersionRow> Read()
    {
        var ordered = _rows.Order().ToArray();
        return ordered.Length <= MostInOneGo
            ? VersionTable.Some(session, person, ordered)
            : [.. ordered.Select(row => VersionTable.Find(session, person, row)!)];
    }
}
