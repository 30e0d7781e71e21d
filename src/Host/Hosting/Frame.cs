using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.Layout;
using Goldthread.Record.Access;
using Goldthread.Record.Own;

namespace Goldthread.Host.Hosting;

/// <summary>What stands around every page: the ways in that each reader has.</summary>
internal static class Frame
{
    // In the order they are shown; each to those whose role allows it.
    private static readonly (Activities For, string Text, string Href)[] Ways =
    [
        (Activities.OpenRecords, "My work", "/work"),
        (Activities.FindPeople, "Find a person", "/work/people"),
        (Activities.Write, "Urgent response", "/work/urgent"),
        (Activities.MatchPeople, "Records to match", "/work/matching"),
        (Activities.OpenRecords, "What people asked for", "/work/requests"),
        (Activities.OpenRecords | Activities.Write, "Home first", "/work/home-first"),
        (Activities.OpenRecords | Activities.Write, "Care homes", "/work/care-homes"),
        (Activities.KeepCareHomes, "Care homes", "/work/care-homes"),
        (Activities.OpenRecords, "Housing", "/work/housing"),
        (Activities.ReviewAccess, "Who opened records", "/work/privacy"),
        (Activities.ManageAgreements, "Agreements to share", "/work/agreements"),
        (Activities.ManageUsers, "Users", "/admin/users"),
        (Activities.OwnRecord, "Your page", "/me"),
        (Activities.None, "Local services", "/directory"),
        (Activities.None, "Toolkit", "/toolkit"),
        (Activities.TakePart, "Learn and improve", "/work/learning"),
        (Activities.EditToolkit, "Toolkit to keep", "/work/toolkit"),
        (Activities.LeadImprovement, "Self-assessments", "/work/assessments"),
        (Activities.LeadImprovement, "Peer challenges", "/work/peer-challenges"),
        (Activities.KeepDirectory, "Your services", "/work/directory"),
        (Activities.ManageDirectory, "Directories taken over", "/work/directory/feeds"),
        (Activities.ManageDirectory, "Listings nobody keeps", "/work/directory/owners"),
        (Activities.SeeCounts, "Urgent response counts", "/work/urgent/providers"),
        (Activities.SeeUnmetNeed, "Unmet need", "/work/directory/unmet"),
        (Activities.SeeCounts, "Population", "/population"),
        (Activities.SeeCounts, "Forecast", "/population/forecast"),
        (Activities.SeeCounts, "Cohorts", "/population/cohorts"),
        (Activities.SeeCounts, "Scores and models", "/population/risk"),
        (Activities.SeeCounts, "Case finding", "/population/case-finding"),
        (Activities.WorkCareLists, "Lists for care", "/population/cohorts"),
        (Activities.SeeCounts, "Extracts", "/population/extracts"),
        (Activities.CheckOutputs, "Extracts to check", "/population/extracts"),
        (Activities.MakeReturns, "Returns", "/population/extracts"),
        (Activities.KeepGeography, "Areas", "/population/geography"),
        (Activities.SeeUnmetNeed, "Before and after", "/work/prescribing/repeat-contacts"),
        (Activities.RunProgrammes, "Programmes", "/work/programmes"),
        (Activities.LeadImprovement, "Programmes", "/work/programmes"),
        (Activities.ScoreBids, "Programmes", "/work/programmes"),
    ];

    public static void Fill(PageFrame frame, bool demo)
    {
        frame.Demo = demo;
        frame.SignInHref = "/sign-in";
        frame.SignOutAction = "/sign-out";
        frame.AccountHref = "/account";
        frame.SignedInAs = context => User.Of(context.User) is not { } user ? null
            : user.Role.May(Activities.OwnRecord) ? user.Name : $"{user.Name}, {user.JobTitle}";
        frame.HtmlClass = context => ReadingChoice.Of(context).IsLarge ? "gt-large" : null;
        frame.Navigation = context => User.Of(context.User) is { } user
            ? [.. Ways.Where(w => user.Role.May(w.For)).DistinctBy(w => w.Href).Select(w => new LinkItem { Text = w.Text, Href = w.Href })]
            : [];
    }
}
