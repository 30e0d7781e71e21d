using Goldthread.Fhir.Search;
using Goldthread.Fhir.Search.Types;

namespace Goldthread.Fhir.Storage;

/// <summary>The people whom a query for resources of one type names.</summary>
internal sealed class NamedPeople(SearchScope scope, string type)
{
    // Beyond this a set of Patients is asked of the resources instead.
    private const int MostInASet = 2_000;

    /// <summary>
    /// An id alone may name a Patient or, say, a Group of that id. Where a Patient of that id is in sight, that is who is meant
    /// (R4 leaves it open: https://hl7.org/fhir/R4/search.html#reference), so that the person's own rows answer.
    /// </summary>
    public Criterion Patients(Criterion criterion) =>
        criterion.AnyOf.Any(MayMeanSeveral)
            ? criterion with { AnyOf = [.. criterion.AnyOf.Select(p => MayMeanSeveral(p) && IsKnownPatient((ReferencePredicate)p) ? (ReferencePredicate)p with { Types = [scope.Patient] } : p)] }
            : criterion;

    private bool MayMeanSeveral(Predicate predicate) => predicate is ReferencePredicate { Url: null, Types.Count: > 1 } link && link.Types.Contains(scope.Patient);

    private bool IsKnownPatient(ReferencePredicate link) => Locator.Person(scope.Session, scope.Patient, link.Id) is { } person && scope.Sees(person);

    /// <summary>The people whom the query names, when it names any: by a link that puts the type into a person's compartment.</summary>
    public PersonKey[]? In(IReadOnlyList<Criterion> criteria)
    {
        // A Patient is never a row of the person it links to.
        foreach (var criterion in criteria.Where(c => type != "Patient" && c.NamesValues && c.NamesPeople(type, scope.Extractor)))
        {
            if (PatientsOf(criterion.AnyOf) is { } patients)
            {
                return patients.Select(id => Locator.Person(scope.Session, scope.Patient, id)).OfType<PersonKey>().Distinct().ToArray();
            }
        }

        return null;
    }

    private List<string>? PatientsOf(IReadOnlyList<Predicate> predicates)
    {
        var ids = new List<string>();
        foreach (var predicate in predicates)
        {
            switch (predicate)
            {
                case ReferencePredicate { Url: null, Types: [var only] } link when only == scope.Patient:
                    ids.Add(link.Id);
                    break;
                case ReferenceSetPredicate set when set.Targets.Count <= MostInASet && set.Targets.All(t => t.Type == "Patient"):
                    ids.AddRange(set.Targets.Select(t => t.Id));
                    break;
                default:
                    return null;
            }
        }

        return ids;
    }
}
