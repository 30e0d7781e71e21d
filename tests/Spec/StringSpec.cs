using Goldthread.Support;

namespace Goldthread.Spec;

/// <summary>https://hl7.org/fhir/R4/search.html#string</summary>
public sealed class StringSpec
{
    [DatabaseTheory]
    public Task Strings(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "Patient",
        """
        smith  -> "name":[{"family":"Smith","given":["Edie","Rose"]}]
        smythe -> "name":[{"family":"Smythe","given":["edie"]}]
        zoe    -> "name":[{"family":"Åström-Lee","given":["Zoë"]},{"family":"Smith"}]
        comma  -> "name":[{"family":"O'Neill, Junior","text":"Mr O'Neill"}]
        spaced -> "name":[{"family":"Van   der  Berg"}],"address":[{"city":"Upper Town","postalCode":"ZZ1 1AA","line":["1 High Street","Flat 2"]}]
        none   -> "gender":"female"
        """,
        """
        -- the start, without case and accents, of any part
        family=smi                      => smith zoe
        family=SMI                      => smith zoe
        family=Sm                       => smith smythe zoe
        family=mith                     =>
        family=astrom                   => zoe
        given=zoe                       => zoe
        given=Zoë                       => zoe
        given=rose                      => smith
        name=edie                       => smith smythe
        name=smith                      => smith zoe
        family=van%20der%20berg         => spaced
        address=upper                   => spaced
        address=1%20high                => spaced
        address=flat                    => spaced
        address-postalcode=zz1          => spaced
        -- exact
        family:exact=Smith              => smith zoe
        family:exact=smith              =>
        family:exact=Smi                =>
        given:exact=Zoe                 =>
        given:exact=Zoë                 => zoe
        -- contains
        family:contains=mit             => smith zoe
        family:contains=STROM           => zoe
        name:contains=neill             => comma
        -- missing
        family:missing=true             => none
        family:missing=false            => comma smith smythe spaced zoe
        given:missing=true              => comma none spaced
        family:missing=maybe            => 400
        -- several: a comma is or, a repeat is and, a backslash takes the comma as it is
        family=smith,smythe             => smith smythe zoe
        family=smith&given=zoe          => zoe
        family=smith&family=astrom      => zoe
        family=smith&given=edie         => smith
        family=o'neill\,%20j            => comma
        family=o'neill,%20smythe        => comma smythe
        family=o'neill,smythe           => comma smythe
        -- malformed
        family=                         => 400
        family=%20                      => 400
        family:text=smith               => 400
        family:nonsense=smith           => 400
        family=a%00b                    => 400
        """);
}
