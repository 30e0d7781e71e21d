using Goldthread.Fhir.Search;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>The moment that a list shows: a commit number for each part that is asked. Later pages show the moment of the first.</summary>
/// <param name="session">The session.</param>
/// <param name="page">The page link to go on from, or null.</param>
/// <param name="at">The time that is asked for (milliseconds since 1970, UTC), or null for now.</param>
internal sealed class SearchMoment(Session session, PageToken? page, long? at = null)
{
    private readonly Dictionary<int, long> _commits = [];
    private bool _allFixed;

    /// <summary>True when it may lie before a resource came to where it is now.</summary>
    public bool IsPast => at is not null || page is not null;

    /// <summary>The page link to go on from.</summary>
    public PageToken Next(int offset) => new(offset, _commits);

    /// <summary>
    /// Fixes every part at once, for lists that any part may have a share in: a part that comes into being after the first page
    /// has none.
    /// </summary>
    public void FixAll()
    {
        foreach (var (part, commit) in page is null && at is { } then ? Positions.AllAt(session, then) : Positions.All(session))
        {
            _commits.TryAdd(part, page is null ? commit : page.Commits.GetValueOrDefault(part));
        }

        _allFixed = true;
    }

    /// <summary>The commit up to which a part is shown: the page link's, or the last one at the time that is asked for.</summary>
    public long Of(int part)
    {
        if (!_commits.TryGetValue(part, out var commit))
        {
            // A part that the first page did not ask shows what is there at the time that is asked; one that came into being after all were fixed, nothing.
            commit = page is not null && page.Commits.TryGetValue(part, out var shown) ? shown : _allFixed ? 0 : at is { } then ? Positions.OfAt(session, part, then) : Positions.Of(session, part);
            _commits[part] = commit;
        }

        return commit;
    }
}
