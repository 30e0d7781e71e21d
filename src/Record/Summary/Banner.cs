using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>What a flag of the banner is about.</summary>
public enum BannerFlagKind
{
    ReasonableAdjustment,
    Warning,
    DoNotAttemptResuscitation,
    EscalationWishes,
}

/// <summary>One flag: that it exists, and when a warning is to be reviewed. Its contents are on the record.</summary>
public sealed record BannerFlag(BannerFlagKind Kind, string Text, FhirMoment? Review, string Reference);

/// <summary>Somebody named in the banner with a telephone number to tap; the number is null when none is recorded.</summary>
public sealed record BannerContact(string Name, string? Role, Reach? Telephone);

/// <summary>Who the person is, on every page about them. A null is something no source in sight gives.</summary>
public sealed record Banner
{
    public required string PreferredName { get; init; }

    public required string FullName { get; init; }

    /// <summary>"84 years", "5 weeks", "Died aged 84", "Age not known".</summary>
    public required string AgeWords { get; init; }

    /// <summary>The birth date as precisely as it is known.</summary>
    public FhirMoment? BirthDate { get; init; }

    public required bool HasDied { get; init; }

    public FhirMoment? DiedOn { get; init; }

    public NhsNumberText? NhsNumber { get; init; }

    public string? Gender { get; init; }

    public string? Pronouns { get; init; }

    /// <summary>The language to speak with the person, "Urdu", where it is given.</summary>
    public string? Language { get; init; }

    /// <summary>True needed, false not needed, null not recorded.</summary>
    public bool? NeedsInterpreter { get; init; }

    public required AllergyState AllergyState { get; init; }

    /// <summary>Allergies in words; never empty.</summary>
    public required string AllergyWords { get; init; }

    public required IReadOnlyList<BannerFlag> Flags { get; init; }

    /// <summary>"Lives alone", "Lives with husband"; null when not recorded.</summary>
    public string? LivesWith { get; init; }

    public BannerContact? UnpaidCarer { get; init; }

    public BannerContact? Coordinator { get; init; }

    public string? Address { get; init; }

    public Reach? Telephone { get; init; }
}

internal static class BannerSection
{
    public static Banner Read(EntrySet entries, Allergies allergies, RisksAndWishes risks, CareCircle circle, IReadOnlyList<Conflict> conflicts)
    {
        var patients = PersonDetails.InOrder(entries);
        var death = PersonDetails.Death(patients);
        var birth = patients.Select(p => p.Resource.Moment("birthDate")).FirstOrDefault(m => m is not null);
        return new Banner
        {
            PreferredName = First(patients, p => HumanNameText.Preferred(p)) ?? "Name not known",
            FullName = First(patients, HumanNameText.Of) ?? "Name not known",
            BirthDate = birth,
            AgeWords = AgeText.Words(birth, death.HasDied, death.On, entries.Today),
            HasDied = death.HasDied,
            DiedOn = death.On,
            NhsNumber = NhsNumberText.Read(entries),
            Gender = First(patients, PersonDetails.Gender),
            Pronouns = First(patients, PersonDetails.Pronouns),
            Language = First(patients, PersonDetails.Language),
            NeedsInterpreter = patients.Select(p => PersonDetails.Interpreter(p.Resource)).FirstOrDefault(i => i is not null),
            AllergyState = allergies.State,
            AllergyWords = allergies.Words + (conflicts.Any(c => c.Kind == ConflictKind.Allergies) ? ". Sources differ" : ""),
            Flags = Flags(risks),
            LivesWith = LivingArrangement.Latest(entries)?.Text,
            UnpaidCarer = Contact(circle.UnpaidCarer),
            Coordinator = Contact(circle.Coordinator),
            Address = First(patients, p => PersonDetails.HomeAddress(p, entries.Now)),
            Telephone = patients.SelectMany(p => Reach.ReadAll(p.Resource, entries.Now)).FirstOrDefault(r => r.IsTelephone),
        };
    }

    private static string? First(List<Entry> patients, Func<JsonElement, string?> read) =>
        patients.Select(p => read(p.Resource)).FirstOrDefault(text => text is not null);

    private static BannerContact? Contact(CircleMember? member) =>
        member is null ? null : new BannerContact(member.Name, member.Role, member.Reach.FirstOrDefault(r => r.IsTelephone));

    private static List<BannerFlag> Flags(RisksAndWishes risks) =>
    [
        .. risks.Wishes.Where(w => w is { Kind: RiskKind.Resuscitation, AttemptResuscitation: false }).Take(1)
            .Select(w => new BannerFlag(BannerFlagKind.DoNotAttemptResuscitation, w.Text, w.Review, w.Reference)),
        .. risks.Wishes.Where(w => w.Kind is RiskKind.EscalationPlan or RiskKind.AdvanceDecision).Take(1)
            .Select(w => new BannerFlag(BannerFlagKind.EscalationWishes, "Wishes about treatment are recorded", w.Review, w.Reference)),
        .. risks.Warnings.Select(w => new BannerFlag(BannerFlagKind.Warning, w.Text, w.Review, w.Reference)),
        .. risks.ReasonableAdjustments.Take(1)
            .Select(w => new BannerFlag(BannerFlagKind.ReasonableAdjustment, "Reasonable adjustments are needed", w.Review, w.Reference)),
    ];
}
