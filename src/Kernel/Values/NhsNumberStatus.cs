namespace Goldthread.Kernel.Values;

/// <summary>
/// How far a number has been checked with the national register (PDS).
/// Source: https://www.datadictionary.nhs.uk/data_elements/nhs_number_status_indicator_code.html, in FHIR as the code system
/// https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland
/// </summary>
/// <remarks>Surprising: two of the eight (07 and 08) mean that there is no number.</remarks>
public enum NhsNumberStatus
{
    /// <summary>Nothing was said about it, or a code that is not in the list.</summary>
    Unknown = 0,

    /// <summary>01: the register confirms that number and person belong together.</summary>
    Verified = 1,

    /// <summary>02: there is a number and nobody has asked the register.</summary>
    NotTraced = 2,

    /// <summary>03: the register must be asked.</summary>
    TraceRequired = 3,

    /// <summary>04: the register was asked and found nobody, or several people.</summary>
    NoSingleMatch = 4,

    /// <summary>05: number and personal details contradict each other.</summary>
    Conflict = 5,

    /// <summary>06: the register has been asked and has not answered.</summary>
    TraceInProgress = 6,

    /// <summary>07: no number, and none is needed.</summary>
    NotRequired = 7,

    /// <summary>08: no number yet, a baby under six weeks.</summary>
    Postponed = 8,
}

/// <summary>The codes of <see cref="NhsNumberStatus"/> and what each allows.</summary>
public static class NhsNumberStatuses
{
    /// <summary>The code system of UK Core.</summary>
    public const string System = "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland";

    /// <summary>The extension on the identifier of UK Core Patient that carries the code.</summary>
    public const string Extension = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus";

    private static readonly string[] Displays =
    [
        "Number present and verified",
        "Number present but not traced",
        "Trace required",
        "Trace attempted - No match or multiple match found",
        "Trace needs to be resolved - (NHS number or patient detail conflict)",
        "Trace in progress",
        "Number not present and trace not required",
        "Trace postponed (baby under six weeks old)",
    ];

    /// <summary>"01" to "08"; null for <see cref="NhsNumberStatus.Unknown"/>.</summary>
    public static string? Code(this NhsNumberStatus status) => IsCoded(status) ? $"0{(int)status}" : null;

    /// <summary>The display of the code system, word for word; null for <see cref="NhsNumberStatus.Unknown"/>.</summary>
    public static string? Display(this NhsNumberStatus status) => IsCoded(status) ? Displays[(int)status - 1] : null;

    /// <summary>The status of a code; <see cref="NhsNumberStatus.Unknown"/> for every other text, "1" too: codes are exact.</summary>
    public static NhsNumberStatus FromCode(string? code) =>
        code is ['0', >= '1' and <= '8'] ? (NhsNumberStatus)(code[1] - '0') : NhsNumberStatus.Unknown;

    /// <summary>
    /// True only for 01: records of two organisations may be joined without anybody looking. A number that was typed and never checked
    /// can be a neighbour's.
    /// </summary>
    public static bool MayAutoLink(this NhsNumberStatus status) => status == NhsNumberStatus.Verified;

    /// <summary>True for 02 to 06: there is a number and a person must look before it joins records.</summary>
    public static bool NeedsMatching(this NhsNumberStatus status) => status is >= NhsNumberStatus.NotTraced and <= NhsNumberStatus.TraceInProgress;

    private static bool IsCoded(NhsNumberStatus status) => status is >= NhsNumberStatus.Verified and <= NhsNumberStatus.Postponed;
}
