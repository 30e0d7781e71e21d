using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Search.Types;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// Finds what comes along with a page of results: what they point at, and what points at them. Only what is in sight, as it stood at the
/// moment of the search; at most a thousand, or the whole search is refused: a part could be taken for all.
/// https://hl7.org/fhir/R4/search.html#include
/// </summary>
internal sealed class Including(SearchScope scope, IReadOnlyList<Inclusion> inclusions)
{
    public const int Most = 1_000;

    private readonly HashSet<(PersonKey, long)> _taken = [];
    private readonly List<VersionRow> _found = [];

    public Outcome<List<VersionRow>> Find(IReadOnlyList<VersionRow> page)
    {
        _taken.UnionWith(page.Select(r => (r.Person, r.Row)));
        var round = page;
        for (var first = true; round.Count > 0 && inclusions.Count > 0; first = false)
        {
            var from = _found.Count;
            foreach (var inclusion in inclusions.Where(i => first || i.Iterate))
            {
                var fault = inclusion.Reverse ? PointingAt(round, inclusion) : PointedAtBy(round, inclusion);
                if (fault is not null)
                {
                    return fault;
                }

                if (_found.Count > Most)
                {
                    return new Fault(FaultKind.TooCostly, $"more than {Most:N0} resources would come along; ask for fewer results (_count) or fewer links", inclusion.Reverse ? "_revinclude" : "_include");
                }
            }

            round = _found.Skip(from).ToList();
        }

        return _found;
    }

    private Fault? PointedAtBy(IReadOnlyList<VersionRow> rows, Inclusion inclusion)
    {
        foreach (var row in rows)
        {
            var type = scope.Types.Name(row.Type);
            if (inclusion.Source is not null && inclusion.Source != type)
            {
                continue;
            }

            var links = scope.Extractor.Links(type).Where(l => inclusion.Parameter is null || l.Link.Code == inclusion.Parameter.Code).Select(l => l.Expression);
            foreach (var target in Targets(row, links).Where(t => inclusion.Target is null || inclusion.Target == t.Type))
            {
                Take(scope.At(target.Type, target.Id));
                if (_found.Count > Most)
                {
                    return null;
                }
            }

            if (scope.Overrun(0) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private HashSet<LocalReference> Targets(VersionRow row, IEnumerable<FhirPathExpression> links)
    {
        using var json = JsonDocument.Parse(row.Body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
        var resource = FhirNode.Of(json.RootElement);
        return [.. links.SelectMany(l => l.Evaluate(resource)).Select(v => ReferenceSearch.Text(v.Element)).OfType<string>().Select(scope.Types.Parse).OfType<LocalReference>()];
    }

    private Fault? PointingAt(IReadOnlyList<VersionRow> rows, Inclusion inclusion)
    {
        var targets = rows.Where(r => inclusion.Target is null || inclusion.Target == scope.Types.Name(r.Type)).ToList();
        if (targets.Count == 0)
        {
            return null;
        }

        if (inclusion.Source is not null)
        {
            return PointingAt(targets, inclusion.Source, inclusion.Parameter);
        }

        // Anything that points here: any type that may be a person's.
        if (targets.Exists(t => t.Person.IsPlace))
        {
            return new Fault(FaultKind.TooCostly, "what may point at a shared resource is everything; name the type and the link", "_revinclude");
        }

        return scope.Extractor.Definitions.ResourceTypes.Where(t => !Links.IsShared(t)).Select(t => PointingAt(targets, t, null)).FirstOrDefault(f => f is not null);
    }

    private Fault? PointingAt(IReadOnlyList<VersionRow> targets, string source, SearchParameterDefinition? link)
    {
        var links = scope.Extractor.Links(source).Select(l => l.Link).Where(l => link is null || l.Code == link.Code).ToList();
        if (links.Count == 0)
        {
            return null;
        }

        // What is one person's is pointed at by what is the same person's, or the place's.
        var own = targets.Where(t => !t.Person.IsPlace).ToList();
        var shared = targets.Where(t => t.Person.IsPlace).ToList();
        return (own.Count == 0 ? null : Take(Query(own), Links.IsShared(source) ? null : [.. own.Select(t => t.Person).Distinct()]))
            ?? (shared.Count == 0 ? null : Take(Query(shared), null));

        SearchQuery Query(IEnumerable<VersionRow> at)
        {
            var set = at.Select(t => new LocalReference(scope.Types.Name(t.Type), t.Id)).ToHashSet();
            return new SearchQuery
            {
                Type = source,
                Criteria = [new Criterion(links[0], [new ReferenceSetPredicate(set, scope.Types)]) 
                {
                    OrCodes = [.. links.Skip(1).Where(l => l.Number is null).Select(l => l.Code)],
                    OrNumbers = [.. links.Skip(1).Select(l => l.Number).OfType<ushort>()],
                }],
            };
        }
    }

    private Fault? Take(SearchQuery query, IReadOnlyList<PersonKey>? within)
    {
        var found = new OneSearch(scope, query, within, enough: Most + 1).Find();
        if (!found.Succeeded)
        {
            return found.Fault;
        }

        foreach (var hit in found.Value.TakeWhile(_ => _found.Count <= Most))
        {
            Take(VersionTable.Find(scope.Session, hit.Person, hit.Row));
        }

        return null;
    }

    private void Take(VersionRow? row)
    {
        if (row is not null && _taken.Add((row.Person, row.Row)))
        {
            _found.Add(row);
        }
    }
}
