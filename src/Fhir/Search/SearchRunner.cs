using System.Text;
using System.Text.Json;
using Goldthread.Fhir.Search.Types;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search;

/// <summary>One page of results, and how many there are in all.</summary>
internal sealed record SearchResult(IReadOnlyList<VersionRow> Page, int Total, PageToken? Next, IReadOnlyList<PersonKey> People);

/// <summary>
/// Runs a search. Candidates come, in this order, from the ids that are named, from the rows of the person who is named, from a
/// lookup, or from a scan of everyone in sight that is bounded in time. Sight is applied to a candidate before its values are
/// looked at, so counts, pages and order are those of a world without what is hidden.
/// </summary>
internal sealed class SearchRunner(Database database, IndexExtractor extractor, TimeProvider clock)
{
    private const int MostHits = 200_000;
    private const int MostCandidates = 500_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public ValueTask<Outcome<SearchResult>> Run(SearchQuery query, Sight sight, CancellationToken cancel) =>
        database.Read(session => new OneSearch(session, query, sight, extractor, clock, cancel).Execute(), cancel);

    /// <summary>One search in one session.</summary>
    private sealed class OneSearch(Session session, SearchQuery query, Sight sight, IndexExtractor extractor, TimeProvider clock, CancellationToken cancel)
    {
        private readonly short _type = extractor.References.Number(query.Type);
        private readonly long _started = clock.GetTimestamp();
        private readonly Dictionary<PersonKey, bool> _seen = [];
        private readonly HashSet<(PersonKey, long)> _taken = [];
        private readonly List<Hit> _hits = [];
        private readonly Dictionary<int, long> _commits = [];
        private int _candidates;

        public Outcome<SearchResult> Execute()
        {
            if (Gather() is { } fault)
            {
                return fault;
            }

            var hits = query.Sort.Count == 0 ? _hits : Sorted();
            var offset = query.Page?.Offset ?? 0;
            var page = query.CountOnly
                ? []
                : hits.Skip(offset).Take(query.Count).Select(h => VersionTable.Find(session, h.Person, h.Row)!).ToList();
            var next = !query.CountOnly && offset + page.Count < hits.Count && page.Count > 0 ? new PageToken(offset + page.Count, _commits) : null;
            return new SearchResult(page, hits.Count, next, [.. hits.Select(h => h.Person).Distinct().Take(2)]);
        }

        private Fault? Gather()
        {
            if (query.Ids is { } ids)
            {
                foreach (var id in ids)
                {
                    ConsiderId(_type, id);
                }

                return null;
            }

            if (Links.IsShared(query.Type))
            {
                IndexTable.OfType(session, PersonKey.Place, _type, At(Part.Place), Consider);
                return Overrun();
            }

            if (PeopleNamed() is { } people)
            {
                people.ForEach(ConsiderPerson);
                return Overrun();
            }

            foreach (var criterion in query.Criteria)
            {
                if (Lookups.RangesFor(query.Type, extractor.References, criterion) is { } ranges && ConsiderLookups(ranges))
                {
                    return Overrun();
                }
            }

            if (Lookups.Listing(query.Type, extractor.References) is { } listing && ConsiderLookups([listing]))
            {
                return Overrun();
            }

            return Scan();
        }

        /// <summary>The people whom the query names, when it names any: by a link that puts the type into a person's compartment.</summary>
        private List<PersonKey>? PeopleNamed()
        {
            // A Patient is never a row of the person it links to.
            var patient = extractor.References.Number("Patient");
            foreach (var criterion in query.Criteria.Where(c => query.Type != "Patient").Where(c => extractor.NamesPerson(query.Type, c.Parameter.Code)))
            {
                var links = criterion.AnyOf.OfType<ReferencePredicate>().ToList();
                if (links.Count == criterion.AnyOf.Count && links.Count > 0 && links.TrueForAll(l => l.Types.Contains(patient) && l.Url is null))
                {
                    return [.. links.Select(l => Locator.Person(session, patient, l.Id)).OfType<PersonKey>().Distinct()];
                }
            }

            return null;
        }

        private void ConsiderPerson(PersonKey person)
        {
            if (!Sees(person))
            {
                return;
            }

            var at = At(person.Part);
            var leads = Leads();
            if (leads is null)
            {
                IndexTable.OfType(session, person, _type, at, Consider);
            }
            else
            {
                leads.ForEach(lead => IndexTable.OfLead(session, person, _type, lead, at, Consider));
            }

            foreach (var (type, id) in AboutTable.Of(session, person).Where(a => a.Type == _type))
            {
                ConsiderId(type, id);
            }
        }

        /// <summary>The lead codes that are asked for, when each is named with its system: rows of other codes are not even read.</summary>
        private List<long>? Leads()
        {
            var criterion = query.Criteria.FirstOrDefault(c => c.Missing is null && c.Parameter.Code == extractor.LeadParameter(query.Type));
            if (criterion is null || !criterion.AnyOf.All(p => p is TokenPredicate { System: not null, Code: not null }))
            {
                return null;
            }

            return [.. criterion.AnyOf.Cast<TokenPredicate>().Select(t => IndexExtractor.LeadOf(t.System!.Value, t.Code!.Value)).Distinct()];
        }

        /// <summary>False when there are too many candidates to go this way.</summary>
        private bool ConsiderLookups(IReadOnlyList<LookupRange> ranges)
        {
            var rows = ranges.SelectMany(r => LookupTable.Range(session, r.Lookup, r.From, r.Until, MostCandidates)).ToList();
            if (rows.Count >= MostCandidates)
            {
                return false;
            }

            foreach (var row in rows)
            {
                if (Sees(row.Person) && IndexTable.One(session, row, _type, At(row.Person.Part)) is { } found && !Consider(found))
                {
                    break;
                }
            }

            return true;
        }

        private void ConsiderId(short type, string id)
        {
            if (Locator.Find(session, type, id) is not { } found || found.Key.Deleted || !Visible(found.Person, found.Key.Row))
            {
                return;
            }

            // By its own content, for the index row stands under a lead and a date that the id does not tell.
            At(found.Person.Part);
            var row = VersionTable.Find(session, found.Person, found.Key.Row)!;
            using var json = JsonDocument.Parse(row.Body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
            var values = extractor.Extract(json.RootElement, query.Type, DateTimeOffset.FromUnixTimeMilliseconds(row.At)).Values;
            if (Criterion.AllHold(query.Criteria, values.Packed) && _taken.Add((found.Person, found.Key.Row)))
            {
                _hits.Add(new Hit(found.Person, found.Key.Row, query.Sort.Count == 0 ? null : values.Packed));
            }
        }

        private Fault? Scan()
        {
            for (var part = 0; part < Part.Count; part++)
            {
                IndexTable.OfPart(session, part, _type, At(part), row => !Sees(row.Person) || Consider(row));
                if (Overrun() is { } fault)
                {
                    return fault;
                }
            }

            if (sight.Everything)
            {
                IndexTable.OfType(session, PersonKey.Place, _type, At(Part.Place), Consider);
            }

            return Overrun();
        }

        /// <summary>Takes a row that is in sight if all criteria hold; false to stop reading.</summary>
        private bool Consider(IndexedRow row)
        {
            if (row.Person.IsPlace && !Links.IsShared(query.Type) && !sight.Everything)
            {
                return true;
            }

            if (Criterion.AllHold(query.Criteria, row.Packed) && _taken.Add((row.Person, row.Row)))
            {
                _hits.Add(new Hit(row.Person, row.Row, query.Sort.Count == 0 ? null : row.Packed));
            }

            return (++_candidates & 0xfff) != 0 || Overrun() is null;
        }

        private Fault? Overrun()
        {
            cancel.ThrowIfCancellationRequested();
            return _hits.Count > MostHits || clock.GetElapsedTime(_started) > Longest
                ? new Fault(FaultKind.TooCostly, $"This search would read too much ({Longest.TotalSeconds} seconds and {MostHits:N0} results are the limit). Name a person (patient=...) or an identifier.")
                : null;
        }

        private bool Sees(PersonKey person)
        {
            if (sight.Everything || person.IsPlace)
            {
                return true;
            }

            if (!_seen.TryGetValue(person, out var seen))
            {
                _seen[person] = seen = sight.Sees(SightTable.Viewers(session, person));
            }

            return seen;
        }

        private bool Visible(PersonKey person, long row) =>
            person.IsPlace ? Visibility.OfPlaceRow(session, sight, extractor, query.Type, person, row) : Sees(person);

        /// <summary>The commit up to which a part is shown: the page link's, or the last one now.</summary>
        private long At(int part)
        {
            if (!_commits.TryGetValue(part, out var commit))
            {
                commit = query.Page?.Commits.GetValueOrDefault(part, -1) is { } fixedAt and >= 0 ? fixedAt : Positions.Of(session, part);
                _commits[part] = commit;
            }

            return commit;
        }

        private List<Hit> Sorted()
        {
            IOrderedEnumerable<Hit>? ordered = null;
            foreach (var key in query.Sort)
            {
                ordered = (ordered, key.Descending) switch
                {
                    (null, false) => _hits.OrderBy(h => h.Key(key)),
                    (null, true) => _hits.OrderByDescending(h => h.Key(key)),
                    (_, false) => ordered.ThenBy(h => h.Key(key)),
                    (_, true) => ordered.ThenByDescending(h => h.Key(key)),
                };
            }

            return [.. ordered!];
        }
    }

    private sealed record Hit(PersonKey Person, long Row, byte[]? Packed)
    {
        /// <summary>The value by which this is ordered: the first of a date, the least of the texts. Those without one come first, ascending.</summary>
        public IComparable? Key(SortKey sort)
        {
            IComparable? least = null;
            var reader = new PackedReader(Packed);
            while (reader.Read())
            {
                if (reader.Parameter != sort.Number)
                {
                    continue;
                }

                IComparable value = reader.Kind == PackedKind.Date ? reader.First : TextFold.Fold(Encoding.UTF8.GetString(reader.Text));
                least = least is null || value.CompareTo(least) < 0 ? value : least;
            }

            return least;
        }
    }
}
