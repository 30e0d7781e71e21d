namespace Goldthread.Impact.Chance;

/// <summary>What a piece of chance is for: part of its address, so that one use never shifts another.</summary>
internal enum Purpose : uint
{
    /// <summary>Whether anything happens in a week; address: person, pair of weeks. The first two words are of the even week.</summary>
    Week,

    /// <summary>How an emergency goes; person, week.</summary>
    Emergency,

    /// <summary>What a stay in hospital comes to; person, week in which it began.</summary>
    Stay,

    /// <summary>How somebody leaves hospital; person, week of the last turn.</summary>
    Leaving,

    /// <summary>Length and outcome of support; person, week of the last turn.</summary>
    Support,

    /// <summary>Which change comes, and when in the week; person, week.</summary>
    Change,

    /// <summary>Days within the week of what else happens; person, week.</summary>
    Moment,

    /// <summary>Whether somebody stops waiting; person, week.</summary>
    GivesUp,

    /// <summary>Whether and when an intervention reaches somebody; person, group of four interventions.</summary>
    Reach,

    /// <summary>How many contacts a time somewhere had; person, week of the last turn, place.</summary>
    Contacts,

    /// <summary>Birthday; person.</summary>
    Birthday,

    /// <summary>Somebody drawn to a description; person.</summary>
    Drawn,
}
