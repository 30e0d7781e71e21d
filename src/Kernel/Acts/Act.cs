using System.Security.Cryptography;
using System.Text.Json;

namespace Goldthread.Kernel.Acts;

/// <summary>Who acts: the person at the keyboard, for whom they work, in which role, through which application, and for whom.</summary>
/// <param name="User">Stable id of the user.</param>
/// <param name="Name">Name as shown to the person whose record it is.</param>
/// <param name="Organisation">Code of the organisation they act for.</param>
/// <param name="Role">Role code.</param>
/// <param name="Application">The program they use: "pages", "fhir", "command line".</param>
/// <param name="OnBehalfOf">User id of the one for whom they act, or null.</param>
public sealed record Actor(string User, string Name, string Organisation, string Role, string Application, string? OnBehalfOf = null)
{
    /// <summary>The actor as one line of JSON, always the same for the same actor.</summary>
    public string Content => JsonSerializer.Serialize(new[] { User, Name, Organisation, Role, Application, OnBehalfOf });

    /// <summary>The actor back from <see cref="Content"/>.</summary>
    public static Actor Read(string content)
    {
        var fields = JsonSerializer.Deserialize<string?[]>(content)!;
        return new Actor(fields[0]!, fields[1]!, fields[2]!, fields[3]!, fields[4]!, fields[5]);
    }

    /// <summary>The number under which the journal names an actor: the first 63 bits of the SHA-256 of its content.</summary>
    internal static long Number(string content)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content), digest);
        return (long)(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(digest) >> 1);
    }
}

/// <summary>
/// Why a record is used. Codes of HL7 v3 PurposeOfUse (https://terminology.hl7.org/ValueSet-v3-PurposeOfUse.html).
/// </summary>
public static class Purpose
{
    /// <summary>Care and treatment of the person.</summary>
    public const string Treatment = "TREAT";

    /// <summary>Organising care for the person.</summary>
    public const string CareManagement = "CAREMGT";

    /// <summary>The person, or someone they chose, looks at or adds to their own record.</summary>
    public const string PatientRequest = "PATRQT";

    /// <summary>Running the system itself: loads, repair, tests.</summary>
    public const string SystemAdministration = "HSYSADMIN";

    /// <summary>Planning and running services, beyond the care of the people whose records are used.</summary>
    public const string Planning = "HOPERAT";

    /// <summary>Research.</summary>
    public const string Research = "HRESCH";

    /// <summary>True for a purpose this product knows.</summary>
    public static bool IsKnown(string code) => code is Treatment or CareManagement or PatientRequest or SystemAdministration or Planning or Research;

    /// <summary>True for a purpose to which the national data opt-out applies: none that serves the care of the person, or that is their own. https://digital.nhs.uk/services/national-data-opt-out</summary>
    public static bool IsBeyondCare(string code) => code is Planning or Research;
}

/// <summary>
/// One thing somebody did: who, when and why. Every write happens inside an act, and every read of a person's record is one;
/// no act, no answer.
/// </summary>
/// <param name="Who">The actor.</param>
/// <param name="At">When, by the clock of the store's machine.</param>
/// <param name="Why">A code of <see cref="Purpose"/>.</param>
/// <param name="Activity">What was done, in a few words a person may read: "add Observation", "open the record".</param>
public sealed record Act(Actor Who, DateTimeOffset At, string Why, string Activity);
