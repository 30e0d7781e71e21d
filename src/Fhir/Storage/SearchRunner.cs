using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Search.Types;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>One page of results, and how many there are in all.</summary>
/// <param name="Page">The results of this page.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Next">The next page, or null.</param>
/// <param name="People">Who was asked about and whose they are: at most two, which is enough to tell one person from several.</param>
internal sealed record SearchResult(IReadOnlyList<VersionRow> Page, int Total, PageToken? Next, IReadOnlyList<PersonKey> People);

/// <summary>
/// Runs a search. Candidates come, in this order, from the ids that are named, from the rows of the person who is named, from a
/// lookup, or from a scan of everyone in sight that is bounded in time. What is out of sight is neither counted nor kept, so totals,
/// pages and order are those of a world without it.
/// </summary>
internal sealed class SearchRunner(Database database, IndexExtractor extractor, TimeProvider clock)
{
    private const int MostHits = 200_000;
    private const int MostCandidates = 500_000;

    // A statement that is given up is read to its end first: an eighth of the store is soon read.
    private const int PartsAtOnce = Part.Count / 8;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public ValueTask<Outcome<SearchResult>> Run(SearchQuery query, Sight sight, CancellationToken cancel) =>
        database.Read(session => new OneSearch(session, query, sight, extractor, clock, cancel).Execute(), cancel);

    /// <summary>The same in a session of the caller's: inside a transaction it sees what that wrote.</summary>
    public Outcome<SearchResult> RunIn(Session session, SearchQuery query, Sight sight) =>
        new OneSearch(session, query, sight, extractor, clock, CancellationToken.None).Execute();

    /// <summary>One search in one session.</summary>
    private sealed class OneSearch(Session session, SearchQuery query, Sight sight, IndexExtractor extractor, TimeProvider clock, CancellationToken cancel)
    {
        private readonly short _type = extractor.References.Number(query.Type);
        private readonly short _patient = extractor.References.Number("Patient");
        private readonly long _started = clock.GetTimestamp();
        private readonly SearchMoment _moment = new(session, query.Page);
        private readonly Dictionary<PersonKey, bool> _seen = [];
        private readonly HashSet<(PersonKey, long)> _taken = [];
        private readonly List<Hit> _hits = [];
        private readonly List<PersonKey> _asked = [];
        private IReadOnlyList<Criterion> _criteria = query.Criteria;
        private int _candidates;

        public Outcome<SearchResult> Execute()
        {
            _criteria = [.. query.Criteria.Select(OfKnownPatients)];
            if (Gather() is { } fault)
            {
                return fault;
            }

            var hits = Hit.Sorted(_hits, query.Sort);
            var offset = query.Page?.Offset ?? 0;
            var page = query.CountOnly
                ? []
                : hits.Skip(offset).Take(query.Count).Select(h => VersionTable.Find(session, h.Person, h.Row)!).ToList();
            var next = page.Count > 0 && offset + page.Count < hits.Count ? _moment.Next(offset + page.Count) : null;
            return new SearchResult(page, hits.Count, next, [.. _asked.Concat(hits.Select(h => h.Person)).Distinct().Take(2)]);
        }

        private Fault? Gather()
        {
            if (query.Ids is { } ids)
            {
                foreach (var id in ids)
                {
                    ConsiderId(_type, id);
                }

                return Overrun();
            }

            if (Links.IsShared(query.Type))
            {
                Consider(row => IndexTable.OfType(session, PersonKey.Place, _type, _moment.Of(Part.Place), row));
                return Overrun();
            }

            if (PeopleNamed() is { } people)
            {
                people.ForEach(ConsiderPerson);
                return Overrun();
            }

            _moment.FixAll();
            foreach (var criterion in _criteria)
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

        /// <summary>
        /// An id alone may name a Patient or, say, a Group of that id. Where a Patient of that id is in sight, that is who is meant
        /// (R4 leaves it open: https://hl7.org/fhir/R4/search.html#reference), so that the person's own rows answer.
        /// </summary>
        private Criterion OfKnownPatients(Criterion criterion) =>
            criterion.AnyOf.Any(MayMeanSeveral)
                ? criterion with { AnyOf = [.. criterion.AnyOf.Select(p => MayMeanSeveral(p) && IsKnownPatient((ReferencePredicate)p) ? (ReferencePredicate)p with { Types = [_patient] } : p)] }
                : criterion;

        private bool MayMeanSeveral(Predicate predicate) => predicate is ReferencePredicate { Url: null, Types.Count: > 1 } link && link.Types.Contains(_patient);

        private bool IsKnownPatient(ReferencePredicate link) => Locator.Person(session, _patient, link.Id) is { } person && Sees(person);

        /// <summary>The people whom the query names, when it names any: by a link that puts the type into a person's compartment.</summary>
        private List<PersonKey>? PeopleNamed()
        {
            // A Patient is never a row of the person it links to.
            foreach (var criterion in _criteria.Where(c => query.Type != "Patient").Where(c => extractor.NamesPerson(query.Type, c.Parameter.Code)))
            {
                var links = criterion.AnyOf.OfType<ReferencePredicate>().ToList();
                if (links.Count == criterion.AnyOf.Count && links.Count > 0 && links.TrueForAll(l => l.Url is null && l.Types is [var only] && only == _patient))
                {
                    return [.. links.Select(l => Locator.Person(session, _patient, l.Id)).OfType<PersonKey>().Distinct()];
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

            _asked.Add(person);
            var at = _moment.Of(person.Part);
            if (Leads() is { } leads)
            {
                leads.ForEach(lead => Consider(row => IndexTable.OfLead(session, person, _type, lead, at, row)));
            }
            else
            {
                Consider(row => IndexTable.OfType(session, person, _type, at, row));
            }

            foreach (var (type, id) in AboutTable.Of(session, person).Where(a => a.Type == _type))
            {
                ConsiderAt(PersonKey.Place, type, id);
            }
        }

        /// <summary>The lead codes that are asked for, when each is named with its system: rows of other codes are not even read.</summary>
        private List<long>? Leads()
        {
            var criterion = _criteria.FirstOrDefault(c => c.Missing is null && c.Parameter.Code == extractor.LeadParameter(query.Type));
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
                if (Sees(row.Person) && IndexTable.One(session, row, _type, _moment.Of(row.Person.Part)) is { } found && Visible(found.Person, found.Row))
                {
                    Take(found.Person, found.Row, found.Packed);
                }

                if (Overdue())
                {
                    break;
                }
            }

            return true;
        }

        private void ConsiderId(short type, string id)
        {
            if (Locator.Find(session, type, id) is { } found)
            {
                ConsiderAt(found.Person, type, id);
            }
        }

        /// <summary>By its own content, for the index row stands under a lead and a date that the id does not tell.</summary>
        private void ConsiderAt(PersonKey person, short type, string id)
        {
            if (VersionTable.At(session, person, type, id, _moment.Of(person.Part)) is not { Body: { } body } row || !Visible(person, row.Row))
            {
                return;
            }

            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
            Take(person, row.Row, extractor.Extract(json.RootElement, query.Type, DateTimeOffset.FromUnixTimeMilliseconds(row.At)).Values.Packed);
        }

        private Fault? Scan()
        {
            for (var part = 0; part < Part.Count; part += PartsAtOnce)
            {
                var from = part;
                Consider(row => IndexTable.OfParts(session, from, from + PartsAtOnce, _type, _moment.Of, row));
                if (Overrun() is { } fault)
                {
                    return fault;
                }
            }

            Consider(row => IndexTable.OfType(session, PersonKey.Place, _type, _moment.Of(Part.Place), row));
            return Overrun();
        }

        /// <summary>
        /// Takes the rows that are read if they are in sight and all criteria hold. Sight is asked when the rows have been read: on PostgreSQL
        /// a connection answers one question at a time.
        /// </summary>
        private void Consider(Action<Func<IndexedRow, bool>> read)
        {
            var matching = new List<IndexedRow>();
            read(row =>
            {
                if (Criterion.AllHold(_criteria, row.Packed))
                {
                    matching.Add(row);
                }

                return !Overdue();
            });
            foreach (var row in matching.Where(r => Visible(r.Person, r.Row)))
            {
                Take(row.Person, row.Row, row.Packed);
            }
        }

        // The clock is looked at now and then only.
        private bool Overdue() => (++_candidates & 0xfff) == 0 && Overrun() is not null;

        private void Take(PersonKey person, long row, byte[] packed)
        {
            if (Criterion.AllHold(_criteria, packed) && _taken.Add((person, row)))
            {
                _hits.Add(new Hit(person, row, query.Sort.Count == 0 ? null : packed));
            }
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
    }
}
