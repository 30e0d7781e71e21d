namespace Goldthread.Toolkit.Writing;

/// <summary>One step of an item on its way to the public.</summary>
/// <param name="Round">The version that the draft would become.</param>
/// <param name="Kind">A code of <see cref="ItemStepKind"/>.</param>
/// <param name="At">When, in milliseconds since 1970.</param>
/// <param name="By">Id of the user.</param>
/// <param name="ByName">Their name.</param>
/// <param name="OrganisationName">For whom they work.</param>
/// <param name="Words">What was said with it; empty for nothing.</param>
public sealed record ItemStep(int Round, string Kind, long At, string By, string ByName, string OrganisationName, string Words);

/// <summary>What can be done to an item.</summary>
public static class ItemStepKind
{
    /// <summary>A draft was written or changed.</summary>
    public const string Written = "written";

    /// <summary>An editor was asked to publish it.</summary>
    public const string Submitted = "submitted";

    /// <summary>An editor sent it back, with a reason.</summary>
    public const string SentBack = "sent-back";

    /// <summary>It was published.</summary>
    public const string Published = "published";

    /// <summary>The draft was dropped.</summary>
    public const string Dropped = "dropped";

    /// <summary>What is published was read again, and another day was set by which it is to be read.</summary>
    public const string ReadAgain = "read-again";

    /// <summary>The draft was opened for testing.</summary>
    public const string Opened = "opened";

    /// <summary>A step in words, in the middle of a sentence.</summary>
    public static string InWords(string code) => code switch
    {
        Written => "wrote",
        Submitted => "asked an editor to publish it",
        SentBack => "sent it back",
        Published => "published it",
        Dropped => "dropped the draft",
        ReadAgain => "read it again",
        _ => "opened it for testing",
    };
}
