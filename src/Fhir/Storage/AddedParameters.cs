using Goldthread.Fhir.Search;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// Keeps the registry in step with the SearchParameter resources of the store: looked at again when a search comes and a second has
/// passed, so that several programs on one store agree. One whose values every index row holds is asked of the index from then on.
/// </summary>
internal sealed class AddedParameters(Database database, SearchRegistry registry, IndexKnowledge knowledge, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1);
    private HashSet<(long Row, ushort? Number)> _known = [];
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
            await database.Read(Look, cancel);
            _lookedAt = clock.GetTimestamp();
            _looked = true;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private bool Look(Session session)
    {
        var state = knowledge.Load(session);
        var numbers = state.Parameters.Where(state.Holds).ToDictionary(p => p.Row, p => p.Number);
        var current = knowledge.Current(session).Select(row => (Row: row, Number: numbers.TryGetValue(row, out var number) ? number : (ushort?)null)).ToHashSet();
        if (_looked && current.SetEquals(_known))
        {
            return false;
        }

        registry.Replace(current.OrderBy(c => c.Row).SelectMany(c => knowledge.Of(session, c.Row).Select(d => (d.Type, d.Parameter with { Number = c.Number }))));
        _known = current;
        return true;
    }
}
