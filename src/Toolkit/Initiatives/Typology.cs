namespace Goldthread.Toolkit.Initiatives;

/// <summary>Between what care is joined (the integrated care and support resource sheet, LGA 2013).</summary>
public enum Direction
{
    /// <summary>Primary, community and hospital services.</summary>
    Vertical,

    /// <summary>Health and social care with housing, benefits advice and the like.</summary>
    Horizontal,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>How organisations are joined (the same sheet).</summary>
public enum Form
{
    /// <summary>Merged into one.</summary>
    Real,

    /// <summary>A network of separate ones, often linked by contract.</summary>
    Virtual,
}

/// <summary>At which level it works (Must Know: integrated care, LGA 2020).</summary>
public enum Level
{
    /// <summary>Some 30,000 to 50,000 people.</summary>
    Neighbourhood,

    /// <summary>Some 250,000 to 500,000.</summary>
    Place,

    /// <summary>Some 1 to 3 million.</summary>
    System,

    /// <summary>A whole country.</summary>
    National,
}

/// <summary>What kind of thing changed.</summary>
public enum Theme
{
    /// <summary>Stays, beds, attendances.</summary>
    HospitalUse,

    /// <summary>Leaving hospital on time.</summary>
    Discharge,

    /// <summary>Living on one's own terms.</summary>
    Independence,

    /// <summary>Health, and living longer.</summary>
    Health,

    /// <summary>How it was for people and carers.</summary>
    Experience,

    /// <summary>How soon and how easily help is had.</summary>
    Access,

    /// <summary>Money saved, freed or spent otherwise.</summary>
    Money,

    /// <summary>People who took part.</summary>
    TakingPart,

    /// <summary>How much was done: a count of work, not a result.</summary>
    Activity,
}

/// <summary>What research says that joining up care hangs on (the resource sheet).</summary>
public enum SuccessFactor
{
    /// <summary>Thinking about the individual.</summary>
    Individual,

    /// <summary>Information flow and technology.</summary>
    Information,

    /// <summary>Funding and incentives.</summary>
    Funding,

    /// <summary>Getting it right at the top.</summary>
    Leadership,

    /// <summary>Breaking down cultural barriers.</summary>
    Culture,
}

/// <summary>How far a source shows something.</summary>
public enum Strength
{
    /// <summary>It is named.</summary>
    Named,

    /// <summary>It is told how it was done.</summary>
    Told,

    /// <summary>It is shown to have mattered.</summary>
    Shown,
}

/// <summary>The typology in words.</summary>
public static class Typology
{
    /// <summary>Between what care is joined.</summary>
    public static string Words(Direction direction) => direction switch
    {
        Direction.Vertical => "Vertical: GP, community and hospital",
        Direction.Horizontal => "Horizontal: health with social care and its neighbours",
        _ => "Vertical and horizontal",
    };

    /// <summary>How organisations are joined.</summary>
    public static string Words(Form form) => form == Form.Real ? "Real: one organisation" : "Virtual: a network";

    /// <summary>At which level.</summary>
    public static string Words(Level level) => level.ToString();

    /// <summary>What kind of thing changed.</summary>
    public static string Words(Theme theme) => theme switch
    {
        Theme.HospitalUse => "Use of hospitals",
        Theme.Discharge => "Leaving hospital",
        Theme.Independence => "Independence",
        Theme.Health => "Health and survival",
        Theme.Experience => "How it was for people",
        Theme.Access => "Getting help",
        Theme.Money => "Money",
        Theme.TakingPart => "Taking part",
        _ => "How much was done",
    };

    /// <summary>A success factor.</summary>
    public static string Words(SuccessFactor factor) => factor switch
    {
        SuccessFactor.Individual => "Thinking about the individual",
        SuccessFactor.Information => "Information flow and technology",
        SuccessFactor.Funding => "Funding and incentives",
        SuccessFactor.Leadership => "Getting it right at the top",
        _ => "Breaking down cultural barriers",
    };

    /// <summary>How far a source shows it.</summary>
    public static string Words(Strength strength) => strength switch { Strength.Named => "Named", Strength.Told => "Told how", _ => "Shown to matter" };
}
