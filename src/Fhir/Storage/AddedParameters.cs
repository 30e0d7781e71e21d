using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// Keeps the registry in step with the SearchParameter resources of the store: looked at again when a search comes and a second has
/// passed, so that several programs on one store agree.
/// </summary>
internal sealed class AddedParameters(Database database, SearchRegistry registry, LocalReferences types, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly Dictionary<long, IReadOnlyList<(string, SearchParameterDefinition)>> _read = [];
    private readonly SemaphoreSlim _one = new(1);
    private long _lookedAt;
    private bool _looked;

    public async ValueTask Refresh(CancellationToken cancel)
    {
        if (_looked && clock.GetElapsedTime(_lookedAt) < LookAgain)
        {
            return;
        }

        // Whoever comes while another looks goes on with what is known.
        if (!await _one.WaitAsync(_looked ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, cancel))
        {
            return;
        }

        try
        {
            var current = await database.Read(Current, cancel);
            if (!current.SetEquals(_read.Keys) || !_looked)
            {
                await Read(current, cancel);
            }

            _lookedAt = clock.GetTimestamp();
            _looked = true;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private HashSet<long> Current(Session session)
    {
        var rows = new HashSet<long>();
        IndexTable.OfType(session, PersonKey.Place, types.Number("SearchParameter"), Positions.Of(session, Part.Place), row => rows.Add(row.Row) || true);
        return rows;
    }

    private async Task Read(HashSet<long> current, CancellationToken cancel)
    {
        foreach (var gone in _read.Keys.Where(r => !current.Contains(r)).ToList())
        {
            _read.Remove(gone);
        }

        foreach (var row in current.Where(r => !_read.ContainsKey(r)).ToList())
        {
            var version = await database.Read(session => VersionTable.Find(session, PersonKey.Place, row), cancel);
            using var json = JsonDocument.Parse(version!.Body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
            _read[row] = CustomParameter.Read(json.RootElement, registry.Definitions).ToArray();
        }

        registry.Replace(_read.OrderBy(r => r.Key).SelectMany(r => r.Value));
    }
}
