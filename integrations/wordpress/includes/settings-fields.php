<?php
/**
 * The fields of Settings → eGain Login.
 *
 * @package Egain_Login
 */

namespace Egain_Login;

defined( 'ABSPATH' ) || exit;

/**
 * Gets the ID of a field's element.
 *
 * @param string $name The field.
 */
function get_field_id( string $name ): string {
	return 'egain-login-' . str_replace( '_', '-', $name );
}

/**
 * Gets the name under which the form sends a field.
 *
 * @param string $name The field.
 */
function get_field_name( string $name ): string {
	return OPTION . "[$name]";
}

/**
 * Prints where the values are.
 */
function print_client_section() {
	printf( '<p>%s</p>', esc_html__( 'After you save the client application, eGain’s console shows its metadata. Paste it all at once, or fill in the fields.', 'egain-login' ) );
}

/**
 * Prints the field for the metadata, which is read and not kept.
 *
 * @param array<string, string> $args The field.
 */
function print_pasted_field( array $args ) {
	$actors = array(
		'user'     => __( 'users (agents)', 'egain-login' ),
		'customer' => __( 'customers', 'egain-login' ),
	);
	?>
	<textarea class="large-text code" rows="4" spellcheck="false" id="<?php echo esc_attr( $args['label_for'] ); ?>" name="<?php echo esc_attr( get_field_name( $args['name'] ) ); ?>" placeholder="https://ai.egain.cloud/system/auth/…"></textarea>
	<fieldset>
		<legend class="screen-reader-text"><?php esc_html_e( 'Who signs in', 'egain-login' ); ?></legend>
		<?php esc_html_e( 'If it has addresses for both, take those for', 'egain-login' ); ?>
		<?php foreach ( $actors as $value => $label ) : ?>
			<label class="egain-login-choice"><input type="radio" name="<?php echo esc_attr( get_field_name( 'actor' ) ); ?>" value="<?php echo esc_attr( $value ); ?>" <?php checked( 'user', $value ); ?>> <?php echo esc_html( $label ); ?></label>
		<?php endforeach; ?>
	</fieldset>
	<p class="description"><?php esc_html_e( 'The metadata as JSON, its addresses, or an example request: saving fills in the fields below.', 'egain-login' ); ?></p>
	<?php
}

/**
 * Prints a text field.
 *
 * @param array<string, string> $args The field.
 */
function print_text_field( array $args ) {
	$placeholders = array(
		'authorize_url'    => 'https://ai.egain.cloud/system/auth/…-U/oauth2/authorize',
		'token_url'        => 'https://ai.egain.cloud/system/auth/…-U/oauth2/token',
		'client_id'        => 'b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f',
		'prefix'           => '',
		'authorize_params' => '',
	);
	printf(
		'<input type="text" class="large-text code" spellcheck="false" autocapitalize="off" autocomplete="off" id="%s" name="%s" value="%s" placeholder="%s">',
		esc_attr( $args['label_for'] ),
		esc_attr( get_field_name( $args['name'] ) ),
		esc_attr( read_settings()[ $args['name'] ] ),
		esc_attr( $placeholders[ $args['name'] ] )
	);
	print_hint( $args['hint'] );
}

/**
 * Prints the scopes: the known ones to choose from, and a field for others.
 */
function print_scope_field() {
	$scopes = split_scopes( read_settings()['scope'] );
	?>
	<fieldset>
		<legend class="screen-reader-text"><?php esc_html_e( 'Scopes', 'egain-login' ); ?></legend>
		<?php foreach ( KNOWN_SCOPES as $area => $rights ) : ?>
			<div class="egain-login-scope">
				<?php
				foreach ( $rights as $right ) :
					$scope = "$area.$right";
					$place = array_search( $scope, $scopes, true );
					if ( false !== $place ) {
						unset( $scopes[ $place ] );
					}
					?>
					<label class="egain-login-choice"><input type="checkbox" name="<?php echo esc_attr( get_field_name( 'scopes' ) ); ?>[]" value="<?php echo esc_attr( $scope ); ?>" <?php checked( false !== $place ); ?>> <code><?php echo esc_html( $scope ); ?></code></label>
				<?php endforeach; ?>
			</div>
		<?php endforeach; ?>
		<p>
			<label for="egain-login-scope"><?php esc_html_e( 'Others', 'egain-login' ); ?></label>
			<input type="text" class="regular-text code" spellcheck="false" autocapitalize="off" autocomplete="off" id="egain-login-scope" name="<?php echo esc_attr( get_field_name( 'scope' ) ); ?>" value="<?php echo esc_attr( implode( ' ', $scopes ) ); ?>">
		</p>
	</fieldset>
	<?php
	print_hint( __( 'What the token is good for. Take only what your site needs.', 'egain-login' ) );
}

/**
 * Prints a list to choose from.
 *
 * @param array<string, mixed> $args The field.
 */
function print_choice_field( array $args ) {
	$chosen = read_settings()[ $args['name'] ];
	printf( '<select id="%s" name="%s">', esc_attr( $args['label_for'] ), esc_attr( get_field_name( $args['name'] ) ) );
	foreach ( $args['options'] as $value => $label ) {
		printf( '<option value="%s" %s>%s</option>', esc_attr( $value ), selected( $chosen, $value, false ), esc_html( $label ) );
	}
	echo '</select>';
	print_hint( $args['hint'] ?? '' );
}

/**
 * Prints what is to be known of a field.
 *
 * @param string $hint Plain text, or nothing.
 */
function print_hint( string $hint ) {
	if ( $hint ) {
		printf( '<p class="description">%s</p>', esc_html( $hint ) );
	}
}
