using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>One page of results, and how many there are in all.</summary>
/// <param name="Page">The results of this page.</param>
/// <param name="Included">What comes along with them.</param>
/// <param name="Total">How many there are; null when that was not asked.</param>
/// <param name="Next">The next page, or null.</param>
/// <param name="People">Everyone who was asked about, and everyone whose rows are sent.</param>
internal sealed record SearchResult(
    IReadOnlyList<VersionRow> Page, IReadOnlyList<VersionRow> Included, int? Total, PageToken? Next, IReadOnlyList<PersonKey> People);

/// <summary>
/// Runs a search of one or several types. What is out of sight is neither counted nor kept, so totals, pages and order are those of a
/// world without it.
/// </summary>
internal sealed class SearchRunner(Database database, IndexExtractor extractor, AddedParameters added, TimeProvider clock)
{
    /// <summary>To be called before a query is parsed: parameters may have been added.</summary>
    public ValueTask Prepare(CancellationToken cancel) => added.Refresh(cancel);

    public ValueTask<Outcome<SearchResult>> Run(SearchQuery query, Sight sight, CancellationToken cancel) => Run([query], sight, cancel);

    /// <summary>The same in a session of the caller's: inside a transaction it sees what that wrote.</summary>
    public Outcome<SearchResult> RunIn(Session session, SearchQuery query, Sight sight) => Execute([query], Scope(session, query, sight, CancellationToken.None));

    /// <summary>Whether one version, current or not, satisfies a query and is in sight.</summary>
    public Outcome<bool> Holds(Session session, SearchQuery query, Sight sight, VersionRow row) =>
        new OneSearch(Scope(session, query, sight, CancellationToken.None), query).Holds(row);

    /// <summary>The queries, one for each type, agree in everything but their filters.</summary>
    public ValueTask<Outcome<SearchResult>> Run(IReadOnlyList<SearchQuery> queries, Sight sight, CancellationToken cancel) => database.Read(session =>
    {
        var scope = Scope(session, queries[0], sight, cancel);
        if (queries.Count > 1)
        {
            scope.Moment.FixAll();
        }

        return Execute(queries, scope);
    }, cancel);

    private SearchScope Scope(Session session, SearchQuery query, Sight sight, CancellationToken cancel) =>
        new(session, sight, extractor, clock, new SearchMoment(session, query.Page, query.At), cancel);

    private static Outcome<SearchResult> Execute(IReadOnlyList<SearchQuery> queries, SearchScope scope)
    {
        var shape = queries[0];
        var offset = shape.Page?.Offset ?? 0;

        // One more than the page tells whether there is another.
        var page = shape.CountOnly ? 0 : (int)Math.Min(int.MaxValue, (long)offset + shape.Count + 1);
        var date = queries.Count == 1 ? ByDate(shape, scope.Extractor) : null;
        var isSortedLast = shape.Sort.Count > 0 && date is null;
        var keep = isSortedLast ? int.MaxValue : page;
        var enough = shape.WithTotal || shape.CountOnly || isSortedLast ? int.MaxValue : page;
        var hits = new List<Hit>();
        var asked = new List<PersonKey>();
        var total = 0;
        foreach (var query in queries.TakeWhile(_ => total < enough))
        {
            var search = new OneSearch(scope, query, enough: enough == int.MaxValue ? enough : enough - total, keep: keep, sort: date);
            var found = search.Find();
            if (!found.Succeeded)
            {
                return found.Faults.ToArray();
            }

            hits.AddRange(found.Value);
            asked.AddRange(search.Asked);
            total += search.Total;
        }

        var sorted = isSortedLast ? HitOrder.Sorted(hits, shape.Sort, scope) : hits.ToArray();
        if (!sorted.Succeeded)
        {
            return sorted.Faults.ToArray();
        }

        var rows = shape.CountOnly
            ? []
            : sorted.Value.Skip(offset).Take(shape.Count).Select(h => VersionTable.Find(scope.Session, h.Person, h.Row)!).ToList();
        var next = rows.Count > 0 && offset + rows.Count < total ? scope.Moment.Next(offset + rows.Count) : null;
        var included = new Including(scope, shape.Includes).Find(rows);
        return included.Then<SearchResult>(along => new SearchResult(
            rows,
            along,
            shape.WithTotal || shape.CountOnly ? total : null,
            next,
            [.. asked.Concat(rows.Select(r => r.Person)).Concat(along.Select(r => r.Person)).Distinct()]));
    }

    /// <summary>An order by one date can be kept while results are found.</summary>
    private static DateSort? ByDate(SearchQuery query, IndexExtractor extractor) => query.Sort is [{ Type: SearchParameterType.Date } only]
        ? new DateSort(only.Number, only.Descending, extractor.LiesBy(query.Type, only.Code))
        : null;
}
