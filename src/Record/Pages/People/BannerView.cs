using Goldthread.DesignSystem.People;
using Goldthread.Record.Summary;

namespace Goldthread.Record.Pages.People;

/// <summary>The banner of a record as the design system draws it.</summary>
internal static class BannerView
{
    public static PersonBanner Of(Banner banner, string href) => new()
    {
        FullName = banner.FullName,
        PreferredName = banner.PreferredName == banner.FullName ? null : banner.PreferredName,
        Href = href,
        Age = banner.AgeWords.Replace(" years", "", StringComparison.Ordinal),
        Born = banner.BirthDate?.DateWords,
        Died = banner.HasDied ? banner.DiedOn?.DateWords ?? "date not known" : null,
        NhsNumber = banner.NhsNumber?.Number,
        NhsNumberStatus = banner.NhsNumber?.StatusWords.ToLowerInvariant() ?? "not known",
        Pronouns = banner.Pronouns,
        Interpreter = banner.NeedsInterpreter == true ? banner.Language ?? "needed" : null,
        Allergies = banner.AllergyWords,
        Flags = [.. banner.Flags.Select(f => new PersonFlag(KindOf(f.Kind), f.Text, href + "#risks", f.Review?.DateWords))],
        LivesWith = banner.LivesWith is { } lives ? Lower(lives) : null,
        UnpaidCarer = banner.UnpaidCarer is { } carer ? Named(carer) : null,
        Coordinator = banner.Coordinator is { } coordinator ? coordinator.Name : null,
        CoordinatorTelephone = banner.Coordinator?.Telephone?.Value,
    };

    private static PersonFlagKind KindOf(BannerFlagKind kind) => kind switch
    {
        BannerFlagKind.ReasonableAdjustment => PersonFlagKind.Adjustment,
        BannerFlagKind.Warning => PersonFlagKind.Warning,
        _ => PersonFlagKind.Wishes,
    };

    private static string Named(BannerContact contact) => contact.Role is null ? contact.Name : $"{contact.Name} ({contact.Role.ToLowerInvariant()})";

    // The banner says "Lives" itself.
    private static string Lower(string words) => words.StartsWith("Lives ", StringComparison.Ordinal) ? words["Lives ".Length..] : words;
}
