namespace Goldthread.Impact.People;

/// <summary>Sex as registered, by which deaths are counted.</summary>
public enum Sex : byte
{
    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}

/// <summary>The four bands of the electronic frailty index (Clegg and others 2016, https://doi.org/10.1093/ageing/afw039).</summary>
public enum Frailty : byte
{
    /// <summary>Fit.</summary>
    Fit,

    /// <summary>Mild frailty.</summary>
    Mild,

    /// <summary>Moderate frailty.</summary>
    Moderate,

    /// <summary>Severe frailty.</summary>
    Severe,
}

/// <summary>Where somebody is.</summary>
public enum Place : byte
{
    /// <summary>At home, without a care package.</summary>
    Home,

    /// <summary>At home with a care package.</summary>
    HomeWithCare,

    /// <summary>In a hospital bed, in treatment.</summary>
    Ward,

    /// <summary>In a hospital bed, ready to leave it.</summary>
    ReadyToLeave,

    /// <summary>At home with support to get better: reablement or rehabilitation (pathway 1).</summary>
    SupportAtHome,

    /// <summary>In a bed to get better outside hospital (pathway 2).</summary>
    IntermediateBed,

    /// <summary>Living in a care home.</summary>
    CareHome,

    /// <summary>In a hospice.</summary>
    Hospice,

    /// <summary>Died.</summary>
    Dead,
}

/// <summary>Somebody at the start of a model.</summary>
/// <param name="Age">In whole years, 0 to 110.</param>
/// <param name="Sex">Sex.</param>
/// <param name="Deprivation">Fifth of deprivation of where they live: 1 the most deprived, 5 the least.</param>
/// <param name="Frailty">Band of frailty.</param>
/// <param name="Conditions">Group of long-term conditions: 0 none, 1 one or two, 2 three or four, 3 five or more.</param>
/// <param name="HasCarer">True where somebody looks after them unpaid.</param>
/// <param name="Lives">Home, home with care, or care home.</param>
public readonly record struct Person(byte Age, Sex Sex, byte Deprivation, Frailty Frailty, byte Conditions, bool HasCarer, Place Lives)
{
    /// <summary>The greatest age that the model knows; whoever is older is taken for this old.</summary>
    public const int Oldest = 110;

    /// <summary>How many groups of long-term conditions there are.</summary>
    public const int ConditionGroups = 4;

    /// <summary>How many fifths of deprivation.</summary>
    public const int Fifths = 5;
}
