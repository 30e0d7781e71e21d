using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Goldthread.Kernel.Values;

namespace Goldthread.Population.Extracts.ClientLevelData;

/// <summary>Where a person's identifier in the extract comes from.</summary>
public enum CldPersonSource
{
    /// <summary>The NHS number as it was traced.</summary>
    Traced,

    /// <summary>The NHS number as the council gave it.</summary>
    Given,

    /// <summary>The council's own number, with its code before it.</summary>
    Council,
}

/// <summary>Who a row is about.</summary>
/// <param name="Id">An NHS number, or the council's code, an underscore, and its number.</param>
/// <param name="Source">Where it comes from.</param>
public readonly record struct CldPerson(string Id, CldPersonSource Source)
{
    /// <summary>By precedence: the traced NHS number, the one the council gave, the council's own number. Null where there is none, and such a row is dropped (domain rule B10).</summary>
    /// <param name="row">The row.</param>
    /// <param name="traced">What tracing found for it, or null.</param>
    public static CldPerson? Of(CldRow row, NhsNumber? traced = null) =>
        traced is { } found ? new CldPerson(found.ToString(), CldPersonSource.Traced)
        : NhsNumber.TryParse(row[CldField.NhsNumber], out var given) ? new CldPerson(given.ToString(), CldPersonSource.Given)
        : row.IsBlank(CldField.LaCode) || row.IsBlank(CldField.LaPersonUniqueIdentifier) ? null
        : new CldPerson($"{row[CldField.LaCode]}_{row[CldField.LaPersonUniqueIdentifier]}", CldPersonSource.Council);
}

/// <summary>
/// What makes an event one event: council, start, end (not for services, whose end moves on), client type, person, event type, and what tells events of the type apart: route of access,
/// assessment type, or service type and component (domain rule B10). Sixteen bytes an event, so that a set of millions fits in memory.
/// </summary>
public static class CldEventKey
{
    /// <summary>The digest of an event's key: two rows with the same are the same event.</summary>
    /// <param name="row">The row.</param>
    /// <param name="person">Who it is about.</param>
    public static UInt128 Of(CldRow row, CldPerson person)
    {
        var type = row.EventType;
        var key = string.Join('\u001f',
            row[CldField.LaCode], Day(row, CldField.EventStartDate), type == CldEventType.Service ? "" : Day(row, CldField.EventEndDate), PlainText.Of(row[CldField.ClientType]), person.Id,
            type?.ToString() ?? PlainText.Of(row[CldField.EventType]),
            type switch
            {
                CldEventType.Request => PlainText.Of(row[CldField.RouteOfAccess]),
                CldEventType.Assessment => PlainText.Of(row[CldField.AssessmentType]),
                CldEventType.Service => PlainText.Of(row[CldField.ServiceType]) + "\u001f" + PlainText.Of(row[CldField.ServiceComponent]),
                _ => "",
            });
        return BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }

    private static string Day(CldRow row, CldField field) => CldRules.Date(row, field)?.ToString("yyyy-MM-dd") ?? row[field];
}
