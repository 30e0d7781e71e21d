using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>Finds where a resource lies from its type and id alone.</summary>
internal static class Locator
{
    /// <summary>The person a resource belongs to and its current version; null when the id is not known.</summary>
    public static (PersonKey Person, KeyRow Key)? Find(Session session, short type, string id)
    {
        (PersonKey, KeyRow)? gone = null;
        if (RecordId.Person(id) is { } carried && KeyTable.Find(session, carried, type, id) is { } own)
        {
            if (!own.Deleted)
            {
                return (carried, own);
            }

            gone = (carried, own);
        }

        // Made elsewhere, or made here and since moved to another person.
        return LocationTable.Find(session, type, id) is { } person && KeyTable.Find(session, person, type, id) is { } key ? (person, key) : gone;
    }

    /// <summary>The person whom a Patient's id names, also when only references to that Patient have been seen so far.</summary>
    public static PersonKey? Person(Session session, short patientType, string id)
    {
        if (RecordId.Person(id) is { } carried && KeyTable.Find(session, carried, patientType, id) is not null)
        {
            return carried;
        }

        return LocationTable.Find(session, patientType, id);
    }
}
