using Goldthread.Kernel.Values;

namespace Goldthread.Toolkit.Learning.Offers;

/// <summary>Support that an organisation offers to others.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is called.</param>
/// <param name="About">What is given, in Markdown.</param>
/// <param name="ForWhom">For whom it is.</param>
/// <param name="Cost">What it costs, in words.</param>
/// <param name="Takes">How long it takes, in words.</param>
/// <param name="Network">With which other network or programme it is aligned; empty for none.</param>
/// <param name="Giver">Code of the organisation that gives it.</param>
/// <param name="GiverName">Its name.</param>
/// <param name="IsOpen">False when nobody can ask for it at present.</param>
/// <param name="ChangedAt">When it was last changed, in milliseconds since 1970; what a form was made from.</param>
internal sealed record Offer(long Number, string Title, string About, string ForWhom, string Cost, string Takes, string Network, string Giver, string GiverName, bool IsOpen, long ChangedAt)
{
    public string Href => $"/toolkit/offers/{Number}";

    public IReadOnlyList<Fault> Check()
    {
        var typed = new Typed();
        typed.Need(Title, nameof(Title), "Say what it is called", 120);
        typed.Need(About, nameof(About), "Say what you give", 4000);
        typed.Need(ForWhom, nameof(ForWhom), "Say for whom it is");
        typed.Need(Cost, nameof(Cost), "Say what it costs, or that it is free");
        typed.Need(Takes, nameof(Takes), "Say how long it takes");
        typed.May(Network, nameof(Network));
        return typed.Faults;
    }

    /// <summary>True where each word that is looked for stands somewhere in it.</summary>
    public bool Says(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w =>
        new[] { Title, About, ForWhom, Cost, Takes, Network, GiverName }.Any(t => t.Contains(w, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>How a request stands.</summary>
internal enum RequestState
{
    /// <summary>The giver has not answered.</summary>
    Asked,

    /// <summary>The giver helps.</summary>
    Accepted,

    /// <summary>The giver does not, and says why.</summary>
    Declined,

    /// <summary>Who asked took it back.</summary>
    Withdrawn,
}

/// <summary>Somebody asked for an offer.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Offer">The offer.</param>
/// <param name="Area">The area that it is for, as uptake is counted.</param>
/// <param name="Why">What help is wanted with.</param>
/// <param name="Person">Id of who asked.</param>
/// <param name="PersonName">Their name.</param>
/// <param name="Organisation">Code of their organisation.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="AskedAt">When.</param>
/// <param name="State">How it stands.</param>
/// <param name="Answer">What the giver says.</param>
/// <param name="AnsweredBy">Who answered.</param>
/// <param name="AnsweredAt">When; null while nobody has.</param>
internal sealed record OfferRequest(
    long Number, long Offer, string Area, string Why, string Person, string PersonName, string Organisation, string OrganisationName, DateTimeOffset AskedAt,
    RequestState State = RequestState.Asked, string Answer = "", string AnsweredBy = "", DateTimeOffset? AnsweredAt = null)
{
    /// <summary>For each area how many requests there were and how many the giver accepted; what was taken back counts for nothing.</summary>
    public static IReadOnlyList<(string Area, int Asked, int Accepted)> Uptake(IEnumerable<OfferRequest> all) =>
        [.. all.Where(r => r.State != RequestState.Withdrawn).GroupBy(r => r.Area.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(g => (g.Key, g.Count(), g.Count(r => r.State == RequestState.Accepted))).OrderByDescending(a => a.Item3).ThenBy(a => a.Key, StringComparer.Ordinal)];
}
