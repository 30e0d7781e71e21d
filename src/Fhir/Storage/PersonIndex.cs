using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>What is to be done to one row of the index.</summary>
internal enum IndexChangeKind
{
    Remove,
    Add,

    /// <summary>The row stands where it should; other values.</summary>
    Pack,
    Look,
}

/// <summary>One difference between the index and what the versions say.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Row">The row.</param>
/// <param name="Lookup">For a lookup, its value.</param>
internal sealed record IndexChange(IndexChangeKind Kind, IndexRow Row, LookupValue? Lookup = null)
{
    /// <summary>True when a write to the same resource may make it wrong: the values of a version never change, but its end does.</summary>
    public bool DependsOnEnd => Kind is IndexChangeKind.Add or IndexChangeKind.Remove;

    public void Apply(Session session)
    {
        switch (Kind)
        {
            case IndexChangeKind.Remove:
                IndexRowTable.Remove(session, Row);
                break;
            case IndexChangeKind.Add:
                IndexRowTable.Add(session, Row);
                break;
            case IndexChangeKind.Pack:
                IndexRowTable.Pack(session, Row);
                break;
            default:
                IndexRowTable.Look(session, Row, Lookup!.Value);
                break;
        }
    }
}

/// <summary>
/// The index rows of one person as the versions would have them: every version that has content, superseded and deleted ones too, since
/// later pages and earlier moments still ask for them.
/// </summary>
internal static class PersonIndex
{
    /// <summary>Every row, in the order of the versions, with the lookups of each.</summary>
    public static void Wanted(Session session, PersonKey person, IndexExtractor extractor, Action<IndexRow[], IReadOnlyList<LookupValue>> each) =>
        IndexRowTable.Versions(session, person, found =>
        {
            var version = found.Version;
            using var json = JsonDocument.Parse(version.Body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
            var values = extractor.Extract(json.RootElement, extractor.References.Name(version.Type), DateTimeOffset.FromUnixTimeMilliseconds(version.At)).Values;
            each(
                [.. values.Leads.Select((lead, i) => new IndexRow(
                    person, version.Type, lead, values.Newest, version.Row, (short)Math.Min(i, 1), version.Commit, found.Died, values.Packed))],
                values.Lookups);
        });

    /// <summary>What has to be done to the rows that are there; what belongs to one version stands together.</summary>
    /// <param name="session">The session.</param>
    /// <param name="person">Whose rows.</param>
    /// <param name="extractor">Says what a version is to be found by.</param>
    /// <param name="lookups">True when the lookups are to be made again too.</param>
    public static List<IndexChange> Differences(Session session, PersonKey person, IndexExtractor extractor, bool lookups)
    {
        var there = IndexRowTable.Of(session, person).ToLookup(r => r.Row);
        var changes = new List<IndexChange>();
        var known = new HashSet<long>();
        Wanted(session, person, extractor, (wanted, values) =>
        {
            known.Add(wanted[0].Row);
            var left = there[wanted[0].Row].ToDictionary(r => r.Place);
            var adds = new List<IndexChange>();
            foreach (var row in wanted)
            {
                if (!left.Remove(row.Place, out var stands))
                {
                    adds.Add(new IndexChange(IndexChangeKind.Add, row));
                }
                else if ((stands.Further, stands.Born, stands.Died) != (row.Further, row.Born, row.Died))
                {
                    adds.AddRange([new IndexChange(IndexChangeKind.Remove, stands), new IndexChange(IndexChangeKind.Add, row)]);
                }
                else if (!stands.Packed.AsSpan().SequenceEqual(row.Packed))
                {
                    adds.Add(new IndexChange(IndexChangeKind.Pack, row));
                }
            }

            changes.AddRange(left.Values.Select(r => new IndexChange(IndexChangeKind.Remove, r)));
            changes.AddRange(adds);
            if (lookups)
            {
                changes.AddRange(values.Select(v => new IndexChange(IndexChangeKind.Look, wanted[0], v)));
            }
        });

        changes.AddRange(there.Where(r => !known.Contains(r.Key)).SelectMany(r => r).Select(r => new IndexChange(IndexChangeKind.Remove, r)));
        return changes;
    }
}
