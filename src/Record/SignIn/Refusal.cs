namespace Goldthread.Record.SignIn;

/// <summary>Why somebody was not let in, for the page that says so.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Heading">What happened, in a few words.</param>
/// <param name="What">What happened.</param>
/// <param name="Next">What to do.</param>
/// <param name="Reference">What to tell whoever gives access; null for nothing.</param>
internal sealed record Refusal(int Status, string Heading, string What, string Next, string? Reference = null)
{
    public static Refusal Failed { get; } = new(
        400, "We could not sign you in", "What came back from the service that you sign in with could not be used. It may have been open for too long, or been used before.",
        "Start again from the sign-in page. If it happens again, tell your service desk.");

    public static Refusal Cancelled { get; } = new(400, "You did not finish signing in", "You went back, or the service that you sign in with stopped.", "Start again from the sign-in page when you are ready.");

    public static Refusal NotProven { get; } = new(
        403, "NHS login has not checked who you are yet", "To show you a health and care record we must be sure that it is yours. NHS login can check this with a photo of your passport or driving licence.",
        "Sign in to NHS login, prove who you are, then come back here.");

    public static Refusal NoRecord { get; } = new(
        403, "We hold no record for you", "You have signed in with NHS login, but no organisation here has sent us a record with your NHS number.",
        "If you think that there should be one, ask your GP practice.");

    public static Refusal SomebodyElse { get; } = new(403, "You signed in as somebody else", "To go on, sign in again as the person who is signed in here.", "Go back and try again, or sign out first.");

    public static Refusal NoAccess(Provider provider, ProviderIdentity identity, string contact) => new(
        403, "You have signed in, but nobody has given you access yet", $"{provider.Name} knows you. Goldthread does not: somebody must say what your work lets you see.",
        $"Ask {contact}, and tell them the two lines below.", $"{identity.Issuer}\n{identity.Subject}");
}
