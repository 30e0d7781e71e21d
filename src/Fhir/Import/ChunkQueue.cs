namespace Goldthread.Fhir.Import;

/// <summary>
/// Has a few chunks loaded at once. A chunk waits for those before it when it may speak of their Patients, or holds a resource that
/// one of them holds too.
/// </summary>
internal sealed class ChunkQueue(Func<Chunk, Task> load)
{
    private const int MostKeys = 50_000;
    private static readonly int AtOnce = Math.Max(3, Environment.ProcessorCount + 1);

    private readonly List<(Chunk Chunk, Task Task)> _running = [];
    private readonly HashSet<(string, string)> _keys = [];

    public async Task Add(Chunk chunk)
    {
        if (chunk.Items.Count == 0)
        {
            return;
        }

        var keys = chunk.Items.Where(i => i is { Type: not null, Id: not null }).Select(i => (i.Type!, i.Id!)).ToList();
        if (_keys.Count > MostKeys || keys.Exists(_keys.Contains) || _running.Exists(r => r.Chunk.HasPatients && MustWait(r.Chunk, chunk)))
        {
            await Drain();
        }

        _keys.UnionWith(keys);
        _running.Add((chunk, Task.Run(() => load(chunk))));
        while (_running.Count >= AtOnce)
        {
            var done = await Task.WhenAny(_running.Select(r => r.Task));
            _running.RemoveAll(r => r.Task == done);
            await done;
        }
    }

    /// <summary>Waits until everything is loaded.</summary>
    public async Task Drain()
    {
        await Task.WhenAll(_running.Select(r => r.Task));
        _running.Clear();
        _keys.Clear();
    }

    // Transactions bring their own Patients with them.
    private static bool MustWait(Chunk before, Chunk next) => next.HasOthers && !(before.IsAtomic && next.IsAtomic);
}
