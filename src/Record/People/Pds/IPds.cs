using Goldthread.Kernel.Values;

namespace Goldthread.Record.People.Pds;

/// <summary>
/// The national register of who has which NHS number, the Personal Demographics Service, as its FHIR API answers
/// (https://digital.nhs.uk/developer/api-catalogue/personal-demographics-service-fhir). The API's own conformance was not tested: this build cannot reach it.
/// </summary>
internal interface IPds
{
    /// <summary>The person of a number.</summary>
    Task<PdsAnswer> Get(NhsNumber number, CancellationToken cancel);

    /// <summary>The one person who fits; where several do, none of them is named.</summary>
    Task<PdsAnswer> Search(PdsQuestion question, CancellationToken cancel);
}

/// <summary>Whom to search for: family name, sex and birth date, and a postcode where it is known.</summary>
internal sealed record PdsQuestion(string Family, string Sex, string BirthDate, string Postcode);

/// <summary>How the register answered.</summary>
internal enum PdsResult
{
    /// <summary>One person.</summary>
    Found,

    /// <summary>Nobody.</summary>
    NotFound,

    /// <summary>Several people; the register names none of them.</summary>
    Several,

    /// <summary>The number is no longer used and leads to nobody: it must not be joined with anything.</summary>
    Invalidated,

    /// <summary>No answer: nothing can be said.</summary>
    Unavailable,
}

/// <summary>What the register answered.</summary>
/// <param name="Result">How.</param>
/// <param name="Person">The person, when one was found.</param>
/// <param name="Words">Why there is no answer, in words for the page.</param>
internal sealed record PdsAnswer(PdsResult Result, PdsPerson? Person = null, string Words = "")
{
    public static PdsAnswer Found(PdsPerson person) => new(PdsResult.Found, person);

    public static PdsAnswer Unavailable(string words) => new(PdsResult.Unavailable, null, words);
}

/// <summary>A person as the register has them.</summary>
/// <param name="NhsNumber">The number that is used now: another than asked where one took its place.</param>
/// <param name="Sensitive">No place of theirs may be shown.</param>
/// <param name="Identity">What is compared with a record; without any place where sensitive.</param>
internal sealed record PdsPerson(NhsNumber NhsNumber, bool Sensitive, Identity Identity);
