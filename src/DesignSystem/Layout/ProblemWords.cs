namespace Goldthread.DesignSystem.Layout;

/// <summary>What a reader is told when a page cannot be given: what happened, what was kept, what to do.</summary>
/// <param name="Heading">What happened, in a few words.</param>
/// <param name="What">What happened.</param>
/// <param name="Kept">What was kept; null where there was nothing to keep.</param>
/// <param name="Next">What to do, each a sentence.</param>
public sealed record ProblemWords(string Heading, string What, string? Kept, IReadOnlyList<string> Next)
{
    /// <summary>The words for an HTTP status; a status without words of its own gets those of 500 or, below 500, of 400.</summary>
    public static ProblemWords For(int status) => status switch
    {
        401 => new("Sign in to see this page", "You are not signed in, or you were signed out because nothing happened for a while.",
            "What you saved is kept. What you typed and did not save is not.",
            ["Sign in and open the page again."]),
        403 => new("You cannot see this page", "Your role, your link with this person, or what your organisation has agreed to share does not let you see what is here.",
            "Nothing was changed.",
            ["If you are looking after the person, ask their coordinator to add you to the care circle.",
             "If you think your role is wrong, ask the person who gave you your account."]),
        404 => new("There is no such page", "The address may be mistyped, or what was here may have been moved or taken away.",
            null,
            ["If you typed the address, check it.", "If you followed a link in Goldthread, tell us where the link was.", "Go to the start page and look from there."]),
        409 => new("Somebody else changed this first", "While you were working, another person saved a change to the same thing.",
            "Their change is kept. Yours is not saved yet.",
            ["Go back, open the page again to see what changed, and make your change once more."]),
        413 => new("That file is too big", "The file you sent is bigger than we can take.",
            "Nothing from it was saved.",
            ["Send a smaller file, or send it in parts."]),
        429 => new("Too many requests", "This came too often in a short time, so we stopped for a moment to keep the service going for everyone.",
            "What you saved before is kept.",
            ["Wait a minute, then try again."]),
        503 => new("The service is busy", "It cannot answer at the moment.",
            "What you saved before is kept. What you typed on the last page may not be saved.",
            ["Wait a minute, then open the page again.", "If somebody needs care now, use the telephone: do not wait for this page."]),
        >= 500 => new("Something went wrong on our side", "We could not finish what you asked for. It is not your fault, and we have a note of it.",
            "What you saved before is kept. What you typed on the last page may not be saved.",
            ["Go back and check whether your last change is there.", "Try again in a few minutes.",
             "If it happens again, tell us the number below.", "If somebody needs care now, use the telephone: do not wait for this page."]),
        _ => new("That did not work", "What your browser sent could not be used. This happens when a page has been open for a long time.",
            "What you saved before is kept. What you typed on the last page is not saved.",
            ["Go back, open the page again, and try once more."]),
    };
}
