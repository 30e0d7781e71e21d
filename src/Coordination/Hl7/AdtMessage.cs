using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Hl7;

/// <summary>A coded field as it was sent: a code, words, or both.</summary>
internal sealed record Hl7Code(string Code, string Text)
{
    public bool IsEmpty => Code.Length == 0 && Text.Length == 0;
}

/// <summary>Who a message is about (PID), as far as the sender said.</summary>
internal sealed record AdtPerson
{
    public string HospitalNumber { get; init; } = "";

    public NhsNumber? NhsNumber { get; init; }

    public NhsNumberStatus NhsStatus { get; init; }

    public string Family { get; init; } = "";

    public IReadOnlyList<string> Given { get; init; } = [];

    public string Prefix { get; init; } = "";

    public Hl7Time? Born { get; init; }

    public string Sex { get; init; } = "";

    public IReadOnlyList<string> AddressLines { get; init; } = [];

    public string Town { get; init; } = "";

    public string Postcode { get; init; } = "";

    public string Phone { get; init; } = "";

    public bool HasDied { get; init; }

    public Hl7Time? Died { get; init; }
}

/// <summary>The stay a message is about (PV1, PV2), as far as the sender said.</summary>
internal sealed record AdtVisit
{
    public string Number { get; init; } = "";

    /// <summary>PV1-2: I, E or B for a stay; other letters are no stay in hospital.</summary>
    public string Class { get; init; } = "";

    public string Ward { get; init; } = "";

    /// <summary>Room and bed.</summary>
    public string Bed { get; init; } = "";

    public string Doctor { get; init; } = "";

    public string AdmissionType { get; init; } = "";

    public string Reason { get; init; } = "";

    public Hl7Code DischargeMethod { get; init; } = new("", "");

    public Hl7Code DischargeTo { get; init; } = new("", "");

    public Hl7Time? Admitted { get; init; }

    public Hl7Time? Left { get; init; }

    /// <summary>PV2-9: when the hospital expects the person to leave.</summary>
    public Hl7Time? Expected { get; init; }

    public bool IsStay => Class is "I" or "E" or "B" or "";
}

/// <summary>
/// An admission, discharge or transfer message of the events we take: A01, A02, A03, A08, A11, A13. http://www.hl7.eu/HL7v2x/v251/std251/ch03.html
/// </summary>
internal sealed record AdtMessage
{
    public static IReadOnlySet<string> Events { get; } = new HashSet<string>(StringComparer.Ordinal) { "A01", "A02", "A03", "A08", "A11", "A13" };

    public required string Event { get; init; }

    /// <summary>EVN-2: when the sender wrote it down. Of two messages the later of these is the newer, in whatever order they come.</summary>
    public required Hl7Time Recorded { get; init; }

    /// <summary>EVN-6: when it happened, where that was said apart.</summary>
    public Hl7Time? Occurred { get; init; }

    public required AdtPerson Person { get; init; }

    public required AdtVisit Visit { get; init; }

    /// <summary>What had to be decided in reading it, for the list of problems and the record.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public Hl7Time Happened => Occurred ?? Recorded;
}
