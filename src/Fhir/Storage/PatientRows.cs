using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>For the floor above, inside a transaction of its own: the Patient that stands now under a person key.</summary>
public static class PatientRows
{
    /// <summary>The Patient's bytes, the places of a sensitive person too, and who wrote them: for finding out who somebody is, never to be shown. Null when it was deleted or moved.</summary>
    public static (byte[] Body, string Source)? Current(Session session, PersonKey person, string id) =>
        KeyTable.Find(session, person, PatientType, id) is { Deleted: false } key && VersionTable.Find(session, person, key.Row) is { Whole: { } body } row
            ? (body, row.Source)
            : null;

    private static readonly short PatientType = new Search.LocalReferences(Definitions.FhirDefinitions.R4).Number("Patient");
}
