using Goldthread.Fhir.Search;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>The moment that a list shows: a commit number for each part that is asked. Later pages show the moment of the first.</summary>
internal sealed class SearchMoment(Session session, PageToken? page)
{
    private readonly Dictionary<int, long> _commits = [];
    private bool _allFixed;

    /// <summary>The page link to go on from.</summary>
    public PageToken Next(int offset) => new(offset, _commits);

    /// <summary>
    /// Fixes every part at once, for lists that any part may have a share in: a part that comes into being after the first page
    /// has none.
    /// </summary>
    public void FixAll()
    {
        foreach (var (part, commit) in Positions.All(session))
        {
            _commits.TryAdd(part, page is null ? commit : page.Commits.GetValueOrDefault(part));
        }

        _allFixed = true;
    }

    /// <summary>The commit up to which a part is shown: the page link's, or the last one now.</summary>
    public long Of(int part)
    {
        if (!_commits.TryGetValue(part, out var commit))
        {
            // A part that the first page did not ask shows what is there now; one that came into being after all were fixed, nothing.
            commit = page is not null && page.Commits.TryGetValue(part, out var shown) ? shown : _allFixed ? 0 : Positions.Of(session, part);
            _commits[part] = commit;
        }

        return commit;
    }
}
