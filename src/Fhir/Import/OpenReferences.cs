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

    /// <summary>Looks at the references of one resource that is in the store now.</summary>
    public void Look(Session session, IReadOnlyList<string> references, string from)
    {
        foreach (var text in references)
        {
            if (text[0] == '#')
            {
                continue;
            }

            if (types.Parse(text) is { } target)
            {
                if (!_known.ContainsKey(target.ToString()) && !Remember(session, target))
                {
                    Open(target.ToString(), from);
                }
            }
            else if (text.StartsWith("urn:", StringComparison.Ordinal))
            {
                Open(text, from);
            }
            else if (text.Contains('?', StringComparison.Ordinal) && !text.Contains("://", StringComparison.Ordinal))
            {
                tally.Warn(Conditional, $"{text} from {from}");
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

    private bool Remember(Session session, LocalReference target)
    {
        if (!IsThere(session, target))
        {
            return false;
        }

        if (_known.Count > MostRemembered)
        {
            _known.Clear();
        }

        _known.TryAdd(target.ToString(), 0);
        return true;
    }

    private bool IsThere(Session session, LocalReference target) => Locator.Find(session, types.Number(target.Type), target.Id) is { Key.Deleted: false };

    private void Open(string text, string from)
    {
        if (_open.Count < MostOpen || _open.ContainsKey(text))
        {
            _open.AddOrUpdate(text, (from, 1), (_, known) => (known.From, known.Count + 1));
        }
    }
}
