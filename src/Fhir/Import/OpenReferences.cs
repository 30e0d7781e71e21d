using System.Collections.Concurrent;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Import;

/// <summary>References that led to nothing when they were loaded. They are kept as they are; at the end it is asked which still lead to nothing.</summary>
internal sealed class OpenReferences(Database database, LocalReferences types, ImportTally tally)
{
    private const int MostRemembered = 200_000;
    private const int MostOpen = 1_000_000;
    private const string Conditional = "{0} references ask a question instead of naming a resource; they are kept as they are";
    private const string Nothing = "{0} references lead to nothing yet; they are kept and shown as unknown";

    private readonly ConcurrentDictionary<string, byte> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string From, long Count)> _open = new(StringComparer.Ordinal);

    // Counted here, because asking the dictionaries for their count takes all their locks.
    private int _knownCount;
    private int _openCount;

    /// <summary>Notes a resource that is in the store now.</summary>
    public void IsHere(string type, string id) => Remember($"{type}/{id}");

    /// <summary>Looks at references of resources that are in the store now: each with one that makes it, and how many do.</summary>
    public void Look(Session session, IEnumerable<KeyValuePair<string, (string From, int Count)>> references)
    {
        foreach (var (text, (from, count)) in references)
        {
            if (text[0] == '#' || _known.ContainsKey(text))
            {
                continue;
            }

            if (types.Parse(text) is { } target)
            {
                var name = target.ToString();
                if (!_known.ContainsKey(name))
                {
                    if (IsThere(session, target))
                    {
                        Remember(name);
                    }
                    else
                    {
                        Open(name, from, count);
                    }
                }
            }
            else if (text.StartsWith("urn:", StringComparison.Ordinal))
            {
                Open(text, from, count);
            }
            else if (text.Contains('?', StringComparison.Ordinal) && !text.Contains("://", StringComparison.Ordinal))
            {
                tally.Warn(Conditional, $"{text} from {from}", count);
            }
        }
    }

    /// <summary>Counts those that still lead to nothing.</summary>
    public async Task Close()
    {
        foreach (var some in _open.OrderBy(o => o.Value.From, StringComparer.Ordinal).Chunk(500))
        {
            await database.Read(session =>
            {
                foreach (var (text, (from, count)) in some)
                {
                    if (types.Parse(text) is not { } target || !IsThere(session, target))
                    {
                        tally.Warn(Nothing, $"{text} from {from}", count);
                    }
                }

                return true;
            });
        }
    }

    private void Remember(string name)
    {
        if (Volatile.Read(ref _knownCount) > MostRemembered)
        {
            _known.Clear();
            Volatile.Write(ref _knownCount, 0);
        }

        if (_known.TryAdd(name, 0))
        {
            Interlocked.Increment(ref _knownCount);
        }
    }

    private bool IsThere(Session session, LocalReference target) => Locator.Find(session, types.Number(target.Type), target.Id) is { Key.Deleted: false };

    private void Open(string text, string from, int count)
    {
        if (_open.ContainsKey(text) || Volatile.Read(ref _openCount) < MostOpen)
        {
            _open.AddOrUpdate(
                text,
                _ =>
                {
                    Interlocked.Increment(ref _openCount);
                    return (from, count);
                },
                (_, known) => (known.From, known.Count + count));
        }
    }
}
