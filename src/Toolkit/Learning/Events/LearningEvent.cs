using Goldthread.Kernel.Values;

namespace Goldthread.Toolkit.Learning.Events;

/// <summary>Something that people come to in order to learn from each other.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is called.</param>
/// <param name="About">What happens there, in Markdown.</param>
/// <param name="ForWhom">Who may come.</param>
/// <param name="Starts">When it begins.</param>
/// <param name="Ends">When it ends.</param>
/// <param name="Venue">Where; empty when it is online alone.</param>
/// <param name="Online">The address to join at, shown to those who have a place; empty when it is in a room alone.</param>
/// <param name="Capacity">How many can come.</param>
/// <param name="Tags">Words by which it is found.</param>
/// <param name="Cancelled">Why it is not held; empty while it is.</param>
/// <param name="OrganisationName">Who announced it.</param>
/// <param name="ChangedAt">When it was last changed, in milliseconds since 1970; what a form was made from.</param>
internal sealed record LearningEvent(
    long Number, string Title, string About, string ForWhom, DateTimeOffset Starts, DateTimeOffset Ends, string Venue, string Online, int Capacity,
    IReadOnlyList<string> Tags, string Cancelled, string OrganisationName, long ChangedAt)
{
    /// <summary>The largest number of places.</summary>
    public const int MostPlaces = 10_000;

    public bool IsCancelled => Cancelled.Length > 0;

    public string Href => $"/toolkit/events/{Number}";

    /// <summary>"Town hall", "Online", or both.</summary>
    public string Where => (Venue.Length > 0, Online.Length > 0) switch { (true, true) => Venue + ", and online", (true, false) => Venue, _ => "Online" };

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<Fault> Check()
    {
        var typed = new Typed();
        typed.Need(Title, nameof(Title), "Say what it is called", 120);
        typed.Need(About, nameof(About), "Say what happens there", 4000);
        typed.Need(ForWhom, nameof(ForWhom), "Say who may come");
        typed.May(Venue, nameof(Venue));
        typed.Refuse(Venue.Length == 0 && Online.Length == 0, nameof(Venue), "Say where it is, or give an address to join at");
        typed.Refuse(Online.Length > 0 && (!Uri.TryCreate(Online, UriKind.Absolute, out var to) || to.Scheme != Uri.UriSchemeHttps), nameof(Online), "Enter an address that starts with https://");
        typed.Refuse(Ends <= Starts, nameof(Ends), "It must end after it starts");
        typed.Refuse(Ends - Starts > TimeSpan.FromDays(5), nameof(Ends), "An event is 5 days long at most. Announce each part by itself");
        typed.Refuse(Capacity is < 1 or > MostPlaces, nameof(Capacity), $"Enter how many can come, from 1 to {MostPlaces:N0}");
        return typed.Faults;
    }
}
