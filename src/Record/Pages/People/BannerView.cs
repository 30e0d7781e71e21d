using Goldthread.DesignSystem.People;
using Goldthread.Record.Pages.People.Record;
using Goldthread.Record.Summary;

namespace Goldthread.Record.Pages.People;

/// <summary>The banner of a record as the design system draws it.</summary>
internal static class BannerView
{
    public static PersonBanner Of(Banner banner, string href) => new()
    {
        FullName = banner.FullName,
        PreferredName = banner.FullName.EndsWith(banner.PreferredName, StringComparison.Ordinal) ? null : banner.PreferredName,
        Href = href,
        Age = banner.AgeWords.Replace(" years", "", StringComparison.Ordinal),
        Born = banner.BirthDate?.DateWords,
        Died = banner.HasDied ? banner.DiedOn?.DateWords ?? "date not known" : null,
        NhsNumber = banner.NhsNumber?.Number,
        NhsNumberStatus = banner.NhsNumber?.StatusWords.ToLowerInvariant() ?? "not known",
        Pronouns = banner.Pronouns,
        Interpreter = banner.NeedsInterpreter == true ? banner.Language ?? "needed" : null,
        Allergies = banner.AllergyWords,
        Flags = [.. banner.Flags.GroupBy(f => KindOf(f.Kind)).Select(g => FlagOf(g.Key, [.. g], href + "#risks"))],
        LivesWith = banner.LivesWith is { } lives ? Lower(lives) : null,
        UnpaidCarer = banner.UnpaidCarer is { } carer ? Named(carer) : null,
        Coordinator = banner.Coordinator is { } coordinator ? coordinator.Name : null,
        CoordinatorTelephone = banner.Coordinator?.Telephone?.Value,
    };

    // The banner says that something exists and where to read it; several of one kind are one flag, or they would hide the record.
    private static PersonFlag FlagOf(PersonFlagKind kind, IReadOnlyList<BannerFlag> flags, string href)
    {
        var review = flags.Select(f => f.Review).OfType<FhirMoment>().OrderBy(r => r).Select(r => r.DateWords).FirstOrDefault();
        var text = flags.Count == 1 ? flags[0].Text : kind switch
        {
            PersonFlagKind.Warning => $"{flags.Count} things to know before you visit",
            PersonFlagKind.Adjustment => $"{flags.Count} reasonable adjustments are needed",
            _ => string.Join("; ", flags.Select(f => f.Text).Distinct(StringComparer.Ordinal)),
        };
        return new PersonFlag(kind, text, href, review);
    }

    private static PersonFlagKind KindOf(BannerFlagKind kind) => kind switch
    {
        BannerFlagKind.ReasonableAdjustment => PersonFlagKind.Adjustment,
        BannerFlagKind.Warning => PersonFlagKind.Warning,
        _ => PersonFlagKind.Wishes,
    };

    private static string Named(BannerContact contact) => contact.Role is null ? contact.Name : $"{contact.Name} ({RecordModel.Roles(contact.Role)!.ToLowerInvariant()})";

    // The banner says "Lives" itself.
    private static string Lower(string words) => words.StartsWith("Lives ", StringComparison.Ordinal) ? words["Lives ".Length..] : words;
}
