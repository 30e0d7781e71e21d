using System.Text.Json;
using Goldthread.Fhir.FhirPath;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Search.Types;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// Asks of a candidate what its index row cannot say: the resource itself, what its links lead to, what points at it. Links are followed
/// from the candidate where there are few, and from their other end where the search goes across people. A resource that is out of
/// sight satisfies nothing, at whichever end it stands.
/// </summary>
internal sealed class LateChecks(SearchScope scope, SearchQuery query)
{
    // A set of resources that stands for one step of a chain.
    private const int MostInAStep = 20_000;

    private readonly List<ContentCriterion> _content = [.. query.Late.OfType<ContentCriterion>()];
    private readonly List<ChainCriterion> _chains = [.. query.Late.OfType<ChainCriterion>()];
    private readonly List<HasCriterion> _has = [.. query.Late.OfType<HasCriterion>()];
    private readonly Dictionary<(SearchQuery, string), bool> _targets = [];
    private readonly Dictionary<HasCriterion, HashSet<(string Id, PersonKey By)>> _pointedAt = [];

    /// <summary>True when the index row says all.</summary>
    public bool IsEmpty => query.Late.Count == 0;

    /// <summary>True when other resources are asked.</summary>
    public bool HasLinks => _chains.Count + _has.Count > 0;

    public bool Hold(PersonKey person, long row, byte[] packed)
    {
        if (IsEmpty)
        {
            return true;
        }

        if (_content.Count > 0 && !ContentHolds(VersionTable.Find(scope.Session, person, row)!.Body!))
        {
            return false;
        }

        return _chains.TrueForAll(c => LeadsOn(c, packed)) && (_has.Count == 0 || IsPointedAt(person, VersionTable.Find(scope.Session, person, row)!.Id));
    }

    /// <summary>
    /// Follows every link from its other end: chains become links to the resources that were found there, and <c>_has</c> the ids of
    /// the candidates.
    /// </summary>
    public Fault? FollowFromTheEnd(out List<Criterion> links, out List<string>? candidates)
    {
        links = [];
        candidates = null;
        foreach (var chain in _chains)
        {
            var targets = new HashSet<LocalReference>();
            foreach (var step in chain.Steps)
            {
                var found = Step(chain, step);
                if (!found.Succeeded)
                {
                    return found.Fault;
                }

                targets.UnionWith(found.Value.Select(h => new LocalReference(step.Type, VersionTable.Find(scope.Session, h.Person, h.Row)!.Id)));
            }

            links.Add(new Criterion(chain.Link, [new ReferenceSetPredicate(targets, scope.Types)]));
        }

        _chains.Clear();
        foreach (var has in _has)
        {
            if (PointedAt(has) is not { } pointedAt)
            {
                return scope.Overrun(0);
            }

            var ids = pointedAt.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
            candidates = candidates is null ? [.. ids] : [.. candidates.Where(ids.Contains)];
        }

        return null;
    }

    private bool ContentHolds(byte[] body)
    {
        using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
        var resource = FhirNode.Of(json.RootElement);
        return _content.TrueForAll(c => c.HoldsFor(resource));
    }

    private bool LeadsOn(ChainCriterion chain, byte[] packed)
    {
        foreach (var target in References(packed, chain.Number))
        {
            foreach (var step in chain.Steps.Where(s => s.Type == target.Type && (s.Ids?.Contains(target.Id) ?? true)))
            {
                if (!_targets.TryGetValue((step, target.Id), out var holds))
                {
                    _targets[(step, target.Id)] = holds = new OneSearch(scope, step with { Ids = [target.Id] }).Any();
                }

                if (holds)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// What is one person's is pointed at by what is the same person's, or the place's: so the person's own rows tell, and no other's.
    /// </summary>
    private bool IsPointedAt(PersonKey person, string id) => _has.TrueForAll(has =>
        person.IsPlace || Links.IsShared(has.Of.Type) || _pointedAt.ContainsKey(has)
            ? PointedAt(has)?.Any(p => p.Id == id && (p.By == person || p.By.IsPlace || person.IsPlace)) == true
            : new OneSearch(scope, Pointing(has, new LocalReference(query.Type, id)), within: [person], enough: 1).Any());

    private SearchQuery Pointing(HasCriterion has, LocalReference at) =>
        has.Of with { Criteria = [.. has.Of.Criteria, new Criterion(has.Link, [new ReferencePredicate([scope.Types.Number(at.Type)], at.Id, null)])] };

    /// <summary>Everything of our type that such resources point at, and whose they are. Null when it is too much.</summary>
    private HashSet<(string Id, PersonKey By)>? PointedAt(HasCriterion has)
    {
        if (_pointedAt.TryGetValue(has, out var known))
        {
            return known;
        }

        var found = Step(has, has.Of);
        if (!found.Succeeded)
        {
            scope.Fail(found.Fault);
            return null;
        }

        var pointedAt = new HashSet<(string, PersonKey)>();
        foreach (var hit in found.Value)
        {
            pointedAt.UnionWith(References(hit.Packed!, has.Number).Where(r => r.Type == query.Type).Select(r => (r.Id, hit.Person)));
        }

        _pointedAt[has] = pointedAt;
        return pointedAt;
    }

    private Outcome<List<Hit>> Step(LateCriterion of, SearchQuery step) => new OneSearch(scope, step).Find().Then<List<Hit>>(hits => hits.Count <= MostInAStep
        ? hits
        : new Fault(FaultKind.TooCostly, $"{hits.Count:N0} resources of type {step.Type} satisfy this; a step of a chain may have {MostInAStep:N0}. Name a person (patient=...), or ask for less.", of.Name));

    private List<LocalReference> References(byte[] packed, ushort number)
    {
        var found = new List<LocalReference>();
        var reader = new PackedReader(packed);
        while (reader.Read())
        {
            if (reader.Kind == PackedKind.LocalReference && reader.IsOf(number))
            {
                found.Add(new LocalReference(scope.Types.Name(reader.Type), reader.TextString()));
            }
        }

        return found;
    }
}
