using System.Collections.Concurrent;
using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>Teaches whoever extracts what the index of the store holds, and knows what each SearchParameter resource defines.</summary>
internal sealed class IndexKnowledge(IndexExtractor extractor)
{
    private readonly ConcurrentDictionary<long, (string Type, SearchParameterDefinition Parameter)[]> _read = new();

    /// <summary>Looks how far the index is, and teaches it.</summary>
    public IndexState Load(Session session)
    {
        var state = IndexWorkTable.State(session);
        extractor.Learn(new AddedToIndex(state.Generation, state.Parameters.Where(p => p.Until == 0).SelectMany(p => Of(session, p.Row).Select(d => (
            d.Type,
            d.Parameter with { Number = p.Number },
            state.Holds(p))))));
        return state;
    }

    /// <summary>The versions of SearchParameter resources that are current.</summary>
    public HashSet<long> Current(Session session)
    {
        var rows = new HashSet<long>();
        IndexTable.OfType(
            session, PersonKey.Place, extractor.References.Number("SearchParameter"), Positions.Of(session, Part.Place), row => rows.Add(row.Row) || true);
        return rows;
    }

    /// <summary>What one defines, for each type; nothing when it is not active or of a kind that is not searched. One of R4's own codes defines nothing.</summary>
    public IReadOnlyList<(string Type, SearchParameterDefinition Parameter)> Of(Session session, long row)
    {
        if (!_read.TryGetValue(row, out var read))
        {
            var version = VersionTable.Find(session, PersonKey.Place, row);
            using var json = JsonDocument.Parse(version!.Body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
            _read[row] = read = [.. CustomParameter.Read(json.RootElement, extractor.Definitions)
                .Where(p => extractor.Definitions.SearchParameter(p.Type, p.Parameter.Code) is null)];
        }

        return read;
    }
}
