using Goldthread.Toolkit.Evidence;
using Goldthread.Toolkit.Initiatives;

namespace Goldthread.Toolkit.Cases;

/// <summary>A proof with what it names, as it stands there now.</summary>
/// <param name="Proof">What is said.</param>
/// <param name="Initiative">The initiative, where it is there.</param>
/// <param name="Figure">Its figure.</param>
/// <param name="Claim">The claim, weighed, where it is there.</param>
public sealed record ShownProof(Proof Proof, Initiative? Initiative, Figure? Figure, WeighedClaim? Claim)
{
    /// <summary>True where what it names is not there any more: then nothing may rest on it.</summary>
    public bool IsMissing => (Proof.Initiative is not null && Figure is null) || (Proof.Claim is not null && Claim is null);

    /// <summary>Finds what a proof names.</summary>
    public static ShownProof Of(Proof proof, IReadOnlyDictionary<string, Initiative> initiatives, IReadOnlyDictionary<string, WeighedClaim> claims)
    {
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(initiatives);
        ArgumentNullException.ThrowIfNull(claims);
        var initiative = proof.Initiative is { } id ? initiatives.GetValueOrDefault(id) : null;
        return new ShownProof(proof, initiative, initiative?.Outcomes.Concat(initiative.Costs).FirstOrDefault(f => f.Name == proof.Figure), proof.Claim is { } claim ? claims.GetValueOrDefault(claim) : null);
    }
}
