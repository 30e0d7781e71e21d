using Goldthread.Fhir.Search;
using Goldthread.Fhir.Search.Types;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// Finds the resources of one type for which a query holds. Candidates come, in this order, from the ids that are named, from the rows of
/// the people who are named, from a lookup, or from a scan of everyone in sight that is bounded in time. Index rows are asked first,
/// then sight, then what only the resource or other resources can say.
/// </summary>
internal sealed class OneSearch
{
    private const int MostCandidates = 500_000;

    // Up to here a chain is followed from each candidate; beyond, from its other end.
    private const int FewCandidates = 2_000;

    // A statement that is given up is read to its end first: an eighth of the store is soon read.
    private const int PartsAtOnce = Part.Count / 8;

    private readonly SearchScope _scope;
    private readonly SearchQuery _query;
    private readonly IReadOnlyList<PersonKey>? _within;
    private readonly short _type;
    private readonly LateChecks _late;
    private readonly NamedPeople _named;
    private readonly HashSet<(PersonKey, long)> _taken = [];
    private readonly Shortlist _list;
    private readonly int _enough;
    private IReadOnlyList<Criterion> _criteria = [];
    private PackedFilter _filter = new([]);

    // Who is being looked at, where results of several people stand by date.
    private long? _turn;

    /// <summary>A search within another, or the whole of one.</summary>
    /// <param name="scope">What it has in common with the searches around it.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="within">The only people whose rows are looked at, or null.</param>
    /// <param name="enough">How many results will do.</param>
    /// <param name="keep">How many of them are wanted; the others are only counted.</param>
    /// <param name="sort">A date to sort by, or null.</param>
    public OneSearch(SearchScope scope, SearchQuery query, IReadOnlyList<PersonKey>? within = null, int enough = int.MaxValue, int keep = int.MaxValue, DateSort? sort = null)
    {
        _scope = scope;
        _query = query;
        _within = within;
        _enough = enough;
        _list = new Shortlist(keep, sort);
        _type = scope.Types.Number(query.Type);
        Ask(query.Criteria);
        _late = new LateChecks(scope, query);
        _named = new NamedPeople(scope, query.Type);
    }

    /// <summary>The people whose rows were looked at because the query names them.</summary>
    public List<PersonKey> Asked { get; } = [];

    /// <summary>How many there are; with <c>enough</c>, at least how many.</summary>
    public int Total => _list.Count;

    /// <summary>True when there is one at least.</summary>
    public bool Any() => Find().Match(_ => Total > 0, faults =>
    {
        _scope.Fail(faults[0]);
        return false;
    });

    public Outcome<List<Hit>> Find()
    {
        var criteria = new Terminology(_scope).Resolve([.. _query.Criteria.Select(_named.Patients)]);
        if (!criteria.Succeeded)
        {
            return criteria.Faults.ToArray();
        }

        Ask(criteria.Value);
        return Gather() is { } fault ? fault : _list.Take();
    }

    /// <summary>True when one version, current or not, satisfies the query and is in sight.</summary>
    public Outcome<bool> Holds(VersionRow row)
    {
        if (_query.Ids?.Contains(row.Id) == false)
        {
            return false;
        }

        var criteria = new Terminology(_scope).Resolve([.. _query.Criteria.Select(_named.Patients)]);
        if (!criteria.Succeeded)
        {
            return criteria.Faults.ToArray();
        }

        Ask(criteria.Value);
        var values = _scope.Values(row).Values;
        TakeIfHeld(row.Person, row.Row, values.Newest, values.Packed);
        return Overrun() is { } fault ? fault : Total > 0;
    }

    private void Ask(IReadOnlyList<Criterion> criteria)
    {
        _criteria = criteria;
        _filter = new PackedFilter(criteria);
    }

    private Fault? Gather()
    {
        if (_query.Ids is { } ids)
        {
            ids.ToList().ForEach(ConsiderId);
        }
        else if (Links.IsShared(_query.Type))
        {
            _turn = 0;
            Consider(row => IndexTable.OfType(_scope.Session, PersonKey.Place, _type, _scope.Moment.Of(Part.Place), row));
        }
        else if ((_within ?? _named.In(_criteria)) is { } people)
        {
            ConsiderPeople(people);
        }
        else
        {
            _scope.Moment.FixAll();
            return Overrun() ?? AcrossPeople();
        }

        return Overrun();
    }

    private Fault? AcrossPeople()
    {
        var lookups = _criteria.Where(c => c.NamesValues).Select(c => Lookups.RangesFor(_query.Type, _scope.Types, c)).OfType<IReadOnlyList<LookupRange>>().ToList();
        if (_late.HasLinks)
        {
            if (lookups.Exists(ranges => ConsiderLookups(ranges, FewCandidates)))
            {
                return Overrun();
            }

            if (_late.FollowFromTheEnd(out var links, out var candidates) is { } fault)
            {
                return fault;
            }

            Ask([.. _criteria, .. links]);
            if (candidates is not null)
            {
                candidates.ForEach(ConsiderId);
                return Overrun();
            }

            if (_named.In(_criteria) is { } people)
            {
                ConsiderPeople(people);
                return Overrun();
            }
        }

        if (lookups.Exists(ranges => ConsiderLookups(ranges, MostCandidates))
            || (Lookups.Listing(_query.Type, _scope.Types) is { } listing && ConsiderLookups([listing], MostCandidates)))
        {
            return Overrun();
        }

        return Scan();
    }

    private void ConsiderPeople(IReadOnlyList<PersonKey> people)
    {
        _turn = 0;
        foreach (var person in people.TakeWhile(_ => Overrun() is null).Where(_scope.Sees))
        {
            ConsiderPerson(person);
            _turn++;
        }
    }

    private void ConsiderPerson(PersonKey person)
    {
        Asked.Add(person);
        var at = _scope.Moment.Of(person.Part);
        var leads = Leads();
        if (_enough < int.MaxValue && _list.CanSettle && NewestFirst.Leads(_scope.Session, person, _type, leads) is { } some)
        {
            new NewestFirst(_scope.Session, person, _type, at, some).Each(_enough, row =>
            {
                TakeIfHeld(person, row.Row, row.Newest, row.Packed);
                return !_list.IsSettled(row.Newest) && !_scope.IsOverdue();
            });
        }
        else if (leads is not null)
        {
            leads.ForEach(lead => ConsiderOwn(person, mayComeAgain: leads.Count > 1, look => IndexTable.OfLead(_scope.Session, person, _type, lead, at, look)));
        }
        else
        {
            ConsiderOwn(person, mayComeAgain: false, look => IndexTable.OfType(_scope.Session, person, _type, at, look));
        }

        foreach (var (_, id) in AboutTable.Of(_scope.Session, person).Where(a => a.Type == _type))
        {
            ConsiderAt(PersonKey.Place, id);
        }
    }

    /// <summary>Takes rows of a person who is in sight. When nothing is left to be asked, rows that do not match are never even copied.</summary>
    private void ConsiderOwn(PersonKey person, bool mayComeAgain, Action<Func<IndexLook, bool>> read)
    {
        if (!_late.IsEmpty)
        {
            Consider(read);
            return;
        }

        var shown = _scope.Shown(_query.Type, person);
        read(look =>
        {
            if (_filter.Holds(look.Packed))
            {
                var row = look.Row;
                if (shown.Shows(row) && (!mayComeAgain || _taken.Add((person, row))))
                {
                    Add(person, row, look.Newest, look.Packed);
                }
            }

            return !_scope.IsOverdue();
        });
    }

    /// <summary>The lead codes that are asked for, when each is named with its system: rows of other codes are not even read.</summary>
    private List<long>? Leads()
    {
        var lead = _scope.Extractor.LeadParameter(_query.Type);
        var criterion = _criteria.FirstOrDefault(c => c.NamesValues && c.Parameter.Code == lead);
        if (criterion is null || !criterion.AnyOf.All(p => p is TokenPredicate { System: not null, Code: not null }))
        {
            return null;
        }

        return [.. criterion.AnyOf.Cast<TokenPredicate>().Select(t => IndexExtractor.LeadOf(t.System!.Value, t.Code!.Value)).Distinct()];
    }

    /// <summary>False when there are too many candidates to go this way.</summary>
    private bool ConsiderLookups(IReadOnlyList<LookupRange> ranges, int most)
    {
        var rows = ranges.SelectMany(r => LookupTable.Range(_scope.Session, r.Lookup, r.From, r.Until, most)).ToList();
        if (rows.Count >= most)
        {
            return false;
        }

        foreach (var row in rows)
        {
            if (_scope.Sees(row.Person) && IndexTable.One(_scope.Session, row, _type, _scope.Moment.Of(row.Person.Part)) is { } found)
            {
                TakeIfHeld(found.Person, found.Row, found.Newest, found.Packed);
            }

            if (_scope.IsOverdue() || HasEnough)
            {
                break;
            }
        }

        return true;
    }

    private void ConsiderId(string id)
    {
        foreach (var person in _scope.Places(_type, id).Where(p => _within is null || p.IsPlace || _within.Contains(p)))
        {
            ConsiderAt(person, id);
        }
    }

    private void ConsiderAt(PersonKey person, string id)
    {
        if (VersionTable.At(_scope.Session, person, _type, id, _scope.Moment.Of(person.Part)) is { Body: not null } row)
        {
            var values = _scope.Values(row).Values;
            TakeIfHeld(person, row.Row, values.Newest, values.Packed);
        }
    }

    private Fault? Scan()
    {
        for (var part = 0; part < Part.Count && !HasEnough; part += PartsAtOnce)
        {
            var from = part;
            Consider(row => IndexTable.OfParts(_scope.Session, from, from + PartsAtOnce, _type, _scope.Moment.Of, row));
            if (Overrun() is { } fault)
            {
                return fault;
            }
        }

        Consider(row => IndexTable.OfType(_scope.Session, PersonKey.Place, _type, _scope.Moment.Of(Part.Place), row));
        return Overrun();
    }

    /// <summary>
    /// Takes the rows that are read if all criteria hold and they are in sight. Sight is asked when the rows have been read: on PostgreSQL
    /// a connection answers one question at a time.
    /// </summary>
    private void Consider(Action<Func<IndexLook, bool>> read)
    {
        var matching = new List<IndexedRow>();
        read(look =>
        {
            if (_filter.Holds(look.Packed))
            {
                matching.Add(look.Keep());
            }

            return !_scope.IsOverdue();
        });
        foreach (var row in matching)
        {
            Take(row.Person, row.Row, row.Newest, row.Packed);
            if (_scope.IsOverdue())
            {
                break;
            }
        }
    }

    private void TakeIfHeld(PersonKey person, long row, long newest, byte[] packed)
    {
        if (_filter.Holds(packed))
        {
            Take(person, row, newest, packed);
        }
    }

    private void Take(PersonKey person, long row, long newest, byte[] packed)
    {
        if (!_taken.Contains((person, row)) && _scope.Visible(_query.Type, person, row) && _late.Hold(person, row, packed))
        {
            _taken.Add((person, row));
            Add(person, row, newest, packed);
        }
    }

    private bool HasEnough => _list.IsAsFound && Total >= _enough;

    // Of people who are named, newest first; else as they are found.
    private void Add(PersonKey person, long row, long newest, ReadOnlySpan<byte> packed) =>
        _list.Add(_type, person, row, newest, packed, _turn is { } turn ? new Standing(0, newest, turn, row) : new Standing(0, 0, Total, 0));

    private Fault? Overrun() => _scope.Overrun(Total);
}
