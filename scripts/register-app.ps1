#Requires -Version 5.1
<#
.SYNOPSIS
    Registers Partner Desk in the partner's own tenant, or brings an earlier registration up to date.

.DESCRIPTION
    Makes one application: public client (no secret), redirect address http://localhost, for accounts of any organization, with the
    delegated permissions listed below. Running it again adds only what is missing and takes nothing away. With -WhatIf it reads and
    says what it would do, and changes nothing.

    Needs the modules Microsoft.Graph.Authentication, Microsoft.Graph.Applications and Microsoft.Graph.Identity.SignIns, and somebody
    who may register applications (Application Administrator or Cloud Application Administrator; for -GrantConsent a Privileged Role
    Administrator or Global Administrator).

.PARAMETER Cloud
    global, usgov (L4), usgovdod or china.

.PARAMETER TenantId
    The partner's tenant, as an ID or a domain. Absent: the tenant of whoever signs in.

.PARAMETER ClientId
    An application that exists already and is not called as -DisplayName says.

.PARAMETER DisplayName
    The name of the application.

.PARAMETER GrantConsent
    Consents for the whole tenant, so that no technician is asked.

.PARAMETER UseDeviceCode
    Signs in with a code on another device.

.EXAMPLE
    ./register-app.ps1 -TenantId fabrikam.com -GrantConsent

.EXAMPLE
    ./register-app.ps1 -Cloud usgov -TenantId fabrikam.us -WhatIf

.OUTPUTS
    One object: ClientId, TenantId, Cloud, DisplayName, Consent.
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [ValidateSet('global', 'usgov', 'usgovdod', 'china')]
    [string] $Cloud = 'global',
    [string] $TenantId,
    [ValidatePattern('^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$')]
    [string] $ClientId,
    [ValidateNotNullOrEmpty()]
    [string] $DisplayName = 'Partner Desk',
    [switch] $GrantConsent,
    [switch] $UseDeviceCode
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$RedirectUri = 'http://localhost'
$Environments = @{ global = 'Global'; usgov = 'USGov'; usgovdod = 'USGovDoD'; china = 'China' }
$Services = @{
    graph         = '00000003-0000-0000-c000-000000000000'
    partnerCenter = 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd'
}

# The same list as the application's own; a test of the project compares them.
$Permissions = @(
    @{ Service = 'graph'; Name = 'openid'; Id = '37f7f235-527c-4136-accd-4a02d197296e' }
    @{ Service = 'graph'; Name = 'profile'; Id = '14dad69e-099b-42c9-810b-d002981feec1' }
    @{ Service = 'graph'; Name = 'offline_access'; Id = '7427e0e9-2fba-42fe-b0c0-848c9e6a8182' }
    @{ Service = 'graph'; Name = 'User.Read'; Id = 'e1fe6dd8-ba31-4d61-89e7-88639da4683d' }
    @{ Service = 'graph'; Name = 'Directory.Read.All'; Id = '06da0dbc-49e2-44d2-8312-53f166ab848a' }
    @{ Service = 'graph'; Name = 'CrossTenantInformation.ReadBasic.All'; Id = '81594d25-e88e-49cf-ac8c-fecbff49f994' }
    @{ Service = 'graph'; Name = 'DelegatedAdminRelationship.ReadWrite.All'; Id = '885f682f-a990-4bad-a642-36736a74b0c7' }
    @{ Service = 'graph'; Name = 'GroupMember.ReadWrite.All'; Id = 'f81125ac-d3b7-4573-a3b2-7099cc39df9e' }
    @{ Service = 'graph'; Name = 'User.ReadWrite.All'; Id = '204e0828-b5ca-4ad8-b9f3-f32a958e7cc4' }
    @{ Service = 'graph'; Name = 'ServiceHealth.Read.All'; Id = '55896846-df78-47a7-aa94-8d3d4442ca7f' }
    @{ Service = 'graph'; Name = 'User-PasswordProfile.ReadWrite.All'; Id = '56760768-b641-451f-8906-e1b8ab31bca7' }
    @{ Service = 'graph'; Name = 'UserAuthenticationMethod.ReadWrite.All'; Id = 'b7887744-6746-4312-813d-72daeaee7e2d' }
    @{ Service = 'partnerCenter'; Name = 'user_impersonation'; Id = '1cebfa2a-fb4d-419e-b5f9-839b4383e05a' }
)

function Connect-Partner {
    $scopes = @('Application.ReadWrite.All')
    if ($GrantConsent) { $scopes += 'DelegatedPermissionGrant.ReadWrite.All' }
    $with = @{ Scopes = $scopes; Environment = $Environments[$Cloud]; NoWelcome = $true; ContextScope = 'Process' }
    if ($TenantId) { $with.TenantId = $TenantId }
    if ($UseDeviceCode) { $with.UseDeviceCode = $true }
    Connect-MgGraph @with | Out-Null
    return Get-MgContext
}

# The service in this tenant. It may be missing until somebody has used it; Microsoft's own can be added by its application id.
function Resolve-Service([string] $AppId, [string] $Name) {
    $found = @(Get-MgServicePrincipal -Filter "appId eq '$AppId'")
    if ($found.Count -gt 0) { return $found[0] }
    if (-not $PSCmdlet.ShouldProcess($Name, 'Add the service to the tenant')) { return $null }
    try { return New-MgServicePrincipal -AppId $AppId -Confirm:$false }
    catch {
        Write-Warning "$Name is not available in this tenant or cloud, so its permissions are left out: $($_.Exception.Message)"
        return $null
    }
}

# Only what the service offers in this cloud: a permission that it does not know would spoil every consent.
function Select-Offered($Service, $Wanted) {
    $offered = @($Service.Oauth2PermissionScopes | ForEach-Object { "$($_.Id)" })
    foreach ($permission in $Wanted) {
        if ($offered -contains $permission.Id) { $permission }
        else { Write-Warning "$($permission.Name) does not exist in this cloud and is left out." }
    }
}

function Find-Application {
    if ($ClientId) {
        $found = @(Get-MgApplication -Filter "appId eq '$ClientId'")
        if ($found.Count -eq 0) { throw "There is no application with the client ID $ClientId in this tenant." }
        return $found[0]
    }
    $quoted = $DisplayName.Replace("'", "''")
    $found = @(Get-MgApplication -Filter "displayName eq '$quoted'" -All)
    if ($found.Count -gt 1) {
        throw "There are $($found.Count) applications called '$DisplayName'. Name one of them with -ClientId: $(($found | ForEach-Object { $_.AppId }) -join ', ')"
    }
    if ($found.Count -eq 1) { return $found[0] }
    return $null
}

# What is registered already, with what is missing: nothing that somebody else added goes.
function Merge-Access($Existing, $Chosen) {
    $merged = [ordered] @{}
    foreach ($resource in @($Existing | Where-Object { $_ })) {
        $merged["$($resource.ResourceAppId)"] = @($resource.ResourceAccess | ForEach-Object { @{ Id = "$($_.Id)"; Type = "$($_.Type)" } })
    }
    foreach ($service in $Chosen.Keys) {
        $appId = $Services[$service]
        $has = @(if ($merged.Contains($appId)) { $merged[$appId] })
        foreach ($permission in $Chosen[$service]) {
            if (-not ($has | Where-Object { $_.Id -eq $permission.Id -and $_.Type -eq 'Scope' })) { $has += @{ Id = $permission.Id; Type = 'Scope' } }
        }
        if ($has.Count -gt 0) { $merged[$appId] = $has }
    }
    return @($merged.Keys | ForEach-Object { @{ ResourceAppId = $_; ResourceAccess = @($merged[$_]) } })
}

function Get-AccessText($Access) {
    return (@($Access | ForEach-Object { $resource = "$($_.ResourceAppId)"; $_.ResourceAccess | ForEach-Object { "$resource/$($_.Id)/$($_.Type)" } }) | Sort-Object) -join ' '
}

function Set-Application($Existing, $Chosen) {
    $before = @(if ($Existing) { $Existing.RequiredResourceAccess | Where-Object { $_ } })
    $access = @(Merge-Access $before $Chosen)
    if (-not $Existing) {
        if (-not $PSCmdlet.ShouldProcess($DisplayName, 'Register the application')) { return $null }
        return New-MgApplication -DisplayName $DisplayName -SignInAudience 'AzureADMultipleOrgs' -IsFallbackPublicClient -PublicClient @{ RedirectUris = @($RedirectUri) } -RequiredResourceAccess $access -Confirm:$false
    }
    $redirects = @(if ($Existing.PublicClient) { $Existing.PublicClient.RedirectUris })
    $change = @{}
    if ($redirects -notcontains $RedirectUri) { $change.PublicClient = @{ RedirectUris = @($redirects + $RedirectUri | Where-Object { $_ }) } }
    if (-not $Existing.IsFallbackPublicClient) { $change.IsFallbackPublicClient = $true }
    if ($Existing.SignInAudience -notin @('AzureADMultipleOrgs', 'AzureADandPersonalMicrosoftAccount')) { $change.SignInAudience = 'AzureADMultipleOrgs' }
    if ((Get-AccessText $access) -ne (Get-AccessText $before)) { $change.RequiredResourceAccess = $access }
    if ($change.Count -eq 0) {
        Write-Verbose 'The registration has everything already.'
        return $Existing
    }
    if ($PSCmdlet.ShouldProcess("$($Existing.DisplayName) ($($Existing.AppId))", "Change $(($change.Keys | Sort-Object) -join ', ')")) {
        Update-MgApplication -ApplicationId $Existing.Id @change -Confirm:$false | Out-Null
    }
    return $Existing
}

# One grant for each service, for everybody in the tenant; scopes that were granted before stay.
function Grant-Service($Principal, $Service, $Wanted, [string] $Name) {
    $filter = "clientId eq '$($Principal.Id)' and resourceId eq '$($Service.Id)' and consentType eq 'AllPrincipals'"
    $existing = @(Get-MgOauth2PermissionGrant -Filter $filter -All)
    $has = @(if ($existing.Count -gt 0) { $existing[0].Scope -split '\s+' | Where-Object { $_ } })
    $missing = @($Wanted | ForEach-Object { $_.Name } | Where-Object { $has -notcontains $_ })
    if ($missing.Count -eq 0) { return }
    if (-not $PSCmdlet.ShouldProcess($Name, "Consent for the tenant: $($missing -join ', ')")) { return }
    $scope = ($has + $missing) -join ' '
    if ($existing.Count -gt 0) {
        $change = @{ OAuth2PermissionGrantId = $existing[0].Id; Scope = $scope }
        Update-MgOauth2PermissionGrant @change -Confirm:$false | Out-Null
    }
    else {
        $grant = @{ clientId = $Principal.Id; consentType = 'AllPrincipals'; resourceId = $Service.Id; scope = $scope }
        New-MgOauth2PermissionGrant -BodyParameter $grant -Confirm:$false | Out-Null
    }
}

$context = Connect-Partner
try {
    $present = @{}
    $chosen = [ordered] @{}
    foreach ($name in @('graph', 'partnerCenter')) {
        $service = Resolve-Service $Services[$name] $name
        if (-not $service) { continue }
        $present[$name] = $service
        $chosen[$name] = @(Select-Offered $service @($Permissions | Where-Object { $_.Service -eq $name }))
    }

    $application = Set-Application (Find-Application) $chosen
    $principal = $null
    if ($application) {
        $principal = @(Get-MgServicePrincipal -Filter "appId eq '$($application.AppId)'") | Select-Object -First 1
        if (-not $principal -and $PSCmdlet.ShouldProcess($application.DisplayName, 'Add the application to this tenant')) {
            $principal = New-MgServicePrincipal -AppId $application.AppId -Confirm:$false
        }
    }
    if ($GrantConsent -and $principal) {
        foreach ($name in $chosen.Keys) { Grant-Service $principal $present[$name] $chosen[$name] $name }
    }

    [pscustomobject] @{
        ClientId    = if ($application) { $application.AppId } else { $null }
        TenantId    = $context.TenantId
        Cloud       = $Cloud
        DisplayName = $DisplayName
        Consent     = if ($WhatIfPreference) { 'unchanged' } elseif ($GrantConsent) { 'tenant' } else { 'not given' }
    }
}
finally {
    Disconnect-MgGraph | Out-Null
}
