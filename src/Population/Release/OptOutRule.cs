using Goldthread.Kernel.Acts;

namespace Goldthread.Population.Release;

/// <summary>Why the national data opt-out does not reach a use that is beyond the person's own care. Each is a decision of somebody, with a document behind it.</summary>
public enum OptOutExemption
{
    /// <summary>None: the opt-out applies, also where the use has support under section 251.</summary>
    None,

    /// <summary>The person agreed to this very use.</summary>
    ExplicitConsent,

    /// <summary>A law or a court requires it.</summary>
    LegalRequirement,

    /// <summary>An overriding public interest, decided case by case.</summary>
    PublicInterest,

    /// <summary>Communicable disease and other risks to public health.</summary>
    PublicHealthRisk,

    /// <summary>What leaves is anonymous by the code of the Information Commissioner.</summary>
    Anonymous,

    /// <summary>A flow that national policy exempts by name.</summary>
    NamedFlow,
}

/// <summary>
/// Whether people who have opted out are left out before anything is counted or extracted. Whole people are left out, not fields of theirs, and the list is asked at every disclosure.
/// Source: domain rule B6; https://digital.nhs.uk/services/national-data-opt-out
/// </summary>
public static class OptOutRule
{
    /// <summary>True where people who opted out are to be left out. The same person stays on a care list and is missing from a planning extract.</summary>
    /// <param name="purpose">A code of <see cref="Purpose"/>.</param>
    /// <param name="exemption">Why the opt-out would not reach this use, as somebody decided.</param>
    /// <exception cref="ArgumentException">The purpose is not known: no rule can be read from it.</exception>
    public static bool Applies(string purpose, OptOutExemption exemption = OptOutExemption.None) =>
        !Purpose.IsKnown(purpose) ? throw new ArgumentException($"\"{purpose}\" is no purpose that is known.", nameof(purpose))
        : Purpose.IsBeyondCare(purpose) && exemption == OptOutExemption.None;

    /// <summary>Those who are left when the rule is kept.</summary>
    /// <typeparam name="T">Whatever stands for a person.</typeparam>
    /// <param name="people">All who would be counted.</param>
    /// <param name="hasOptedOut">Asked for each, where the rule applies.</param>
    /// <param name="purpose">As in <see cref="Applies"/>.</param>
    /// <param name="exemption">As in <see cref="Applies"/>.</param>
    public static IEnumerable<T> Keep<T>(IEnumerable<T> people, Func<T, bool> hasOptedOut, string purpose, OptOutExemption exemption = OptOutExemption.None) =>
        Applies(purpose, exemption) ? people.Where(p => !hasOptedOut(p)) : people;
}
